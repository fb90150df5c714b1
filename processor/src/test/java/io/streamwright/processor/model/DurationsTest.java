package io.streamwright.processor.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "0s, 0",
        "500ms, 500",
        "5s, 5000",
        "1m, 60000",
        "1m30s, 90000",
        "1m1ms, 60001",
        "2h, 7200000",
        "7d, 604800000",
        "1d2h3m4s5ms, 93784005",
        "90s, 90000",
        "-5s, -5000",
        "-1m30s, -90000",
        "PT5S, 5000",
        "PT0.5S, 500",
        "P1DT1H, 90000000",
        "-PT5S, -5000",
        "9223372036854775807ms, 9223372036854775807"
    })
    void duration_thenItsMilliseconds(String text, long millis) {
        assertThat(Durations.parseMillis(text)).hasValue(millis);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "5",
                "s",
                "5 s",
                " 5s",
                "5s ",
                "5S",
                "1.5s",
                "5s1m",
                "1s1s",
                "1w",
                "+5s",
                "--5s",
                "5min",
                "5sec",
                "1m-30s",
                "PT",
                "PT0.0005S",
                "P1Y",
                "9223372036854775808ms",
                "9223372036854775807s"
            })
    void otherText_thenNoDuration(String text) {
        assertThat(Durations.parseMillis(text)).isEmpty();
    }
}
