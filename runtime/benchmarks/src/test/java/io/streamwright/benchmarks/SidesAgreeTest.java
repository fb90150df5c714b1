package io.streamwright.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SidesAgreeTest {

    @ParameterizedTest
    @EnumSource(Workload.class)
    void manyKeys_sameResultsOnAllSides(Workload workload) {
        assertAllAgree(new Load(workload, 50_000, 400_000, 10));
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1,1000", "7,1", "100,3"})
    void fewKeys_sameResultsOnAllSides(int keys, int eventsPerMilli) {
        for (Workload workload : Workload.values()) {
            assertAllAgree(new Load(workload, keys, 100_003, eventsPerMilli));
        }
    }

    private static void assertAllAgree(Load load) {
        Checksum.Outcome expected = Side.HANDWRITTEN.run(load);
        assertThat(expected.results()).isPositive();
        assertThat(Side.GENERATED.run(load)).as("generated, %s", load).isEqualTo(expected);
        assertThat(new DirectLane(load).runReadingAhead())
                .as("read ahead, %s", load)
                .isEqualTo(expected);
        assertThat(Side.ENGINE.run(load)).as("engine, %s", load).isEqualTo(expected);
    }
}
