package io.streamwright.testkit.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.core.api.JobResult;
import io.streamwright.core.api.JobState;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two exchanges in a row, each from all lanes to all, with the least room there can be, and with more. */
@Timeout(300)
class ChainUnderLoadTest {
    private static final int PURCHASES = Integer.getInteger("streamwright.load.events", 60_000);

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} lanes, rings of {1}, batches of {2}")
    @CsvSource({"2, 1, 1", "3, 1, 1", "4, 1, 1", "4, 2, 3", "4, 8, 256"})
    void chainWithLittleRoom_runsToItsEnd(int lanes, int capacity, int batch) throws Exception {
        Path input = ChainFiles.input(folder, PURCHASES, lanes);
        ChainFiles alone = new ChainFiles(folder.resolve("alone"));
        alone.runner("file:" + input, 1).run();

        ChainFiles files = new ChainFiles(folder.resolve("lanes"));
        JobResult result = files.runner("file:" + input, lanes)
                .set("exchange-capacity", String.valueOf(capacity))
                .set("exchange-batch-size", String.valueOf(batch))
                .set("snapshot-interval", "10ms")
                .run();

        assertThat(result.state()).isEqualTo(JobState.FINISHED);
        assertThat(result.progress().events()).isEqualTo(PURCHASES);
        for (String sink : ChainFiles.SINKS) {
            assertThat(files.byKey(sink)).as(sink).isEqualTo(alone.byKey(sink));
        }
    }
}
