package io.streamwright.core.snapshot;

import static io.streamwright.core.snapshot.Snapshots.JOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamwright.core.api.StreamwrightException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessDeathTest {
    static {
        Snapshots.quietly();
    }

    @TempDir
    Path root;

    @Test
    void directoryInUse_isRefusedNamingTheHolderAndFreeAfterKill() throws Exception {
        try (StoreProcess holder = StoreProcess.start(root)) {
            assertThat(holder.line()).isEqualTo("open");
            assertThatThrownBy(() -> FileSnapshotStore.open(root, JOB))
                    .isInstanceOf(StreamwrightException.class)
                    .hasMessageContaining(root.toRealPath().toString())
                    .hasMessageContaining("process " + holder.pid() + ", started 2")
                    .hasMessageContaining("stop that one first");
            holder.kill();
            FileSnapshotStore.open(root, JOB).close();
        }
    }

    @Test
    void killedAtRandomMoments_newestCompletedIsAlwaysThere() throws Exception {
        long seed = System.nanoTime();
        Random random = Snapshots.random(seed);
        for (int round = 0; round < 12; round++) {
            long completed = 0;
            long published = 0;
            try (StoreProcess process = StoreProcess.start(root)) {
                int lines = 1 + random.nextInt(60);
                String line = "";
                for (int i = 0; i < lines; i++) {
                    line = process.line();
                }
                Thread.sleep(0, random.nextInt(999_999)); // somewhere between two lines
                process.kill();
                for (; line != null; line = process.line()) {
                    String[] words = line.split(" ");
                    completed = words[0].equals("completed") ? Long.parseLong(words[1]) : completed;
                    published = words[0].equals("published") ? Long.parseLong(words[1]) : published;
                }
            }
            check(completed, published, "seed " + seed + ", round " + round);
        }
    }

    private void check(long completed, long published, String when) throws IOException {
        try (FileSnapshotStore store = FileSnapshotStore.open(root, JOB);
                SnapshotChoice choice = SnapshotChooser.choose(store, false)) {
            assertThat(choice.damaged()).as(when).isEmpty();
            assertThat(choice.id()).as(when).isGreaterThanOrEqualTo(completed);
            assertThat(store.publishedId()).as(when).isGreaterThanOrEqualTo(published);
            if (!choice.fresh()) {
                Snapshots.assertWhole(choice.reader(), choice.id());
            }
            SnapshotRetention.DEFAULT.prune(store, choice.id(), Long.MAX_VALUE, Set.of());
            assertThat(store.ids()).as(when).hasSizeLessThanOrEqualTo(SnapshotRetention.DEFAULT.keep());
        }
    }
}
