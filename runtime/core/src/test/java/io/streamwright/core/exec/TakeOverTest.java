package io.streamwright.core.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.streamwright.core.api.JobFailedException;
import io.streamwright.core.api.JobHandle;
import io.streamwright.core.api.JobRunner;
import io.streamwright.core.api.JobState;
import io.streamwright.core.api.StreamwrightException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances of a job on one state directory. */
class TakeOverTest extends JobTest {
    @TempDir
    Path folder;

    private static List<Click> clicks(int from, int to) {
        List<Click> clicks = new ArrayList<>();
        for (int i = from; i < to; i++) {
            clicks.add(new Click("p" + i % 10, i));
        }
        return clicks;
    }

    private JobRunner instance() throws Exception {
        Files.createDirectories(folder.resolve("out"));
        return JobRunner.of(job)
                .connector(source)
                .connector(new DiskSink(folder.resolve("out")))
                .stateDir(folder.resolve("state"))
                .set("snapshot-interval", "1h");
    }

    @Test
    void secondInstance_isRefused() throws Exception {
        source.bounded = false;
        source.with("clicks", "a", clicks(0, 100));
        try (JobHandle first = instance().start()) {
            assertThatThrownBy(() -> instance().start())
                    .isInstanceOf(StreamwrightException.class)
                    .hasMessageContaining("in use");
            assertThat(first.snapshot().get()).isPositive();
        }
    }

    @Test
    void instanceThatWasTakenOver_publishesNothingMoreAndEnds() throws Exception {
        source.bounded = false;
        source.with("clicks", "a", clicks(0, 1_000));
        try (JobHandle first =
                instance().set("restart", "fixed").set("restart-delay", "1ms").start()) {
            await().until(() -> first.progress().events() == 1_000);
            first.snapshot().get();
            source.add("clicks", "a", clicks(1_000, 2_000).toArray(Click[]::new));
            await().until(() -> first.progress().events() == 2_000);
            try (JobHandle second = instance().set("take-over", "true").start()) {
                // the first wakes up, and would publish the second thousand as well
                first.snapshot().exceptionally(failure -> -1L).get();
                assertThatThrownBy(first::await)
                        .isInstanceOf(JobFailedException.class)
                        .hasMessageContaining("another instance has taken over");
                assertThat(first.state()).isEqualTo(JobState.FAILED);
                await().until(() -> second.progress().events() == 1_000);
                second.stop();
                assertThat(second.await().state()).isEqualTo(JobState.STOPPED);
            }
        }
        List<String> pages = DiskSink.published(folder.resolve("out"), "pages");
        List<String> expected = expectedPages(clicks(0, 2_000), 20, 500);
        assertThat(pages).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(expected.size());
        assertThat(expected).containsAll(pages);
    }
}
