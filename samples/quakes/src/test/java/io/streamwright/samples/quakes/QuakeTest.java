package io.streamwright.samples.quakes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuakeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    9km S of Hualian, Taiwan             | Taiwan
                    12km E of Coso Junction, CA          | California
                    18km E of Ridgecrest, California     | California
                    Reykjanes Ridge                      | Reykjanes Ridge
                    Line Islands, Kiribati region        | Kiribati
                    5km S of Rome, Lazio, Italy          | Italy
                    """)
    void region_isWhatStandsBehindTheLastComma(String place, String region) {
        assertThat(quake(place, "earthquake", 4.0).region()).isEqualTo(region);
    }

    @Test
    void explosionsAndWhatNobodyMeasured_areNoMeasuredEarthquakes() {
        assertThat(quake("Utah", "earthquake", 1.0).isMeasuredEarthquake()).isTrue();
        assertThat(quake("Utah", "quarry blast", 1.0).isMeasuredEarthquake()).isFalse();
        assertThat(quake("Utah", "earthquake", null).isMeasuredEarthquake()).isFalse();
    }

    private static Quake quake(String place, String type, Double magnitude) {
        return new Quake(Instant.EPOCH, "id", magnitude, type, 10, place);
    }
}
