package io.streamwright.testkit.lanes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamwright.core.api.JobHandle;
import io.streamwright.core.api.JobResult;
import io.streamwright.core.api.JobState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A snapshot that was taken on some number of lanes is gone on from on another: same results, same order of each key. */
@Timeout(300)
class RescalingTest {
    private static final List<Integer> LANES = List.of(1, 2, 4, 7);
    private static final int PURCHASES = 20_000;

    @TempDir
    static Path shared;

    private static Path input;
    private static ChainFiles undisturbed;

    @TempDir
    Path folder;

    @BeforeAll
    static void runUndisturbed() throws Exception {
        input = ChainFiles.input(shared, PURCHASES, 11);
        undisturbed = new ChainFiles(shared.resolve("undisturbed"));
        undisturbed.runner("file:" + input, 1).run();
        assertThat(undisturbed.lines("numbered")).hasSizeGreaterThan(PURCHASES);
    }

    static Stream<Arguments> pairs() {
        return LANES.stream().flatMap(before -> LANES.stream().map(after -> Arguments.of(before, after)));
    }

    @ParameterizedTest(name = "{0} lanes, then {1}")
    @MethodSource("pairs")
    void snapshotOnSomeLanes_goesOnOnOthers(int before, int after) throws Exception {
        ChainFiles files = new ChainFiles(folder);
        // the first run sees about half of the input and waits for more
        Path growing = folder.resolve("purchases.jsonl");
        byte[] all = Files.readAllBytes(input);
        Files.write(growing, java.util.Arrays.copyOf(all, all.length / 2));
        try (JobHandle handle = files.runner("file:" + growing + "?follow=true", before)
                .set("snapshot-interval", "20ms")
                .start()) {
            await().atMost(Duration.ofSeconds(60)).until(() -> handle.progress().events() > PURCHASES / 3);
            handle.stop();
            assertThat(handle.await().state()).isEqualTo(JobState.STOPPED);
        }
        Files.write(growing, all);
        JobResult result = files.runner("file:" + growing, after).run();
        assertThat(result.state()).isEqualTo(JobState.FINISHED);

        for (String sink : ChainFiles.SINKS) {
            assertThat(files.lines(sink)).as(sink).containsExactlyInAnyOrderElementsOf(undisturbed.lines(sink));
        }
        // timers stand behind one exchange from one file, so that they meet the events as on one lane; what goes on to
        // the
        // second exchange by the same key keeps its order
        assertThat(files.byKey("numbered")).isEqualTo(undisturbed.byKey("numbered"));
        assertThat(files.byKey("again")).isEqualTo(undisturbed.byKey("again"));
        assertThat(files.byKey("spent")).isEqualTo(undisturbed.byKey("spent"));
    }
}
