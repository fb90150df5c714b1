package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The operator as the plain object that it is. */
class AveragePerMinuteTest {
    private static final Instant TEN = Instant.parse("2024-05-01T10:00:00Z");

    @Test
    void average_thenOfAllMeasurements() {
        AveragePerMinute operator = new AveragePerMinute();
        operator.add(new Measurement("roof", 20, TEN));
        operator.add(new Measurement("roof", 23, TEN.plusSeconds(30)));

        assertThat(operator.close("roof", TEN)).isEqualTo(new Average("roof", TEN, 21.5, 2));
    }
}
