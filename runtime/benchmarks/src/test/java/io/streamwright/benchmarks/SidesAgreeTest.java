package io.streamwright.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.streamwright.benchmarks.feed.Checksum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SidesAgreeTest {

    @ParameterizedTest
    @EnumSource(Workload.class)
    void manyKeys_sameResultsOnAllSides(Workload workload) throws Exception {
        assertAllAgree(new Load(workload, 50_000, 400_000, 10));
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1,1000", "7,1", "100,3"})
    void fewKeys_sameResultsOnAllSides(int keys, int eventsPerMilli) throws Exception {
        for (Workload workload : Workload.values()) {
            assertAllAgree(new Load(workload, keys, 100_003, eventsPerMilli));
        }
    }

    @ParameterizedTest
    @EnumSource(Workload.class)
    void severalLanes_sameResultsAsOnOne(Workload workload) throws Exception {
        Load load = new Load(workload, 5_000, 200_000, 10);
        int splits = workload.inSplits() ? 2 : 1;
        assertThat(OwnSide.STREAMWRIGHT.run(load.on(2, splits)))
                .isEqualTo(OwnSide.STREAMWRIGHT.run(load.on(1, splits)));
    }

    @ParameterizedTest
    @EnumSource(Workload.class)
    void partsOfOtherFeeds_sameEventsAsTheWhole(Workload workload) throws Exception {
        assumeTrue(!workload.feed().hasKeys(), "the parts of numbers have keys of their own");
        Load load = new Load(workload, 0, 200_000, 10);
        assertThat(OwnSide.STREAMWRIGHT.run(load.on(1, 2))).isEqualTo(OwnSide.HANDWRITTEN.run(load));
    }

    @Test
    void snapshots_sameResults() throws Exception {
        Load load = new Load(Workload.SLIDING, 5_000, 200_000, 10);
        assertThat(OwnSide.STREAMWRIGHT.run(load.withSnapshots(20))).isEqualTo(OwnSide.HANDWRITTEN.run(load));
        assertThat(EngineRun.snapshotsTaken()).isPositive();
    }

    private static void assertAllAgree(Load load) throws Exception {
        Checksum.Outcome expected = OwnSide.HANDWRITTEN.run(load);
        assertThat(expected.results()).isPositive();
        assertThat(OwnSide.GENERATED.run(load)).as("generated, %s", load).isEqualTo(expected);
        assertThat(new DirectLane(load).runReadingAhead())
                .as("read ahead, %s", load)
                .isEqualTo(expected);
        assertThat(OwnSide.STREAMWRIGHT.run(load)).as("engine, %s", load).isEqualTo(expected);
    }
}
