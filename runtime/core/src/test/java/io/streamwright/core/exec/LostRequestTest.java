package io.streamwright.core.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.core.api.JobFailedException;
import io.streamwright.core.api.JobHandle;
import io.streamwright.core.snapshot.MemorySnapshotStore;
import io.streamwright.core.snapshot.SnapshotWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Who asks for a snapshot gets an answer, however the job ends. */
class LostRequestTest extends JobTest {
    private static void assertAnswered(CompletableFuture<Long> wanted, String when) throws Exception {
        try {
            wanted.get(2, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            // an answer too
        } catch (TimeoutException e) {
            assertThat(wanted).as("asked for %s", when).isDone();
        }
    }

    @Test
    void snapshotWantedWhileTheJobEnds_isAnswered() throws Exception {
        source.with("clicks", "a", List.of(new Click("x", 1)));
        for (int run = 0; run < 500; run++) {
            List<CompletableFuture<Long>> wanted = new ArrayList<>();
            try (JobHandle handle = runner().set("snapshot-interval", "1h").start()) {
                while (!handle.state().ended()) {
                    Thread.onSpinWait();
                }
                // the state is known before those who wait for the end are told
                for (int i = 0; i < 20; i++) {
                    wanted.add(handle.snapshot());
                }
                handle.await();
            }
            for (CompletableFuture<Long> each : wanted) {
                assertAnswered(each, "at the end of run " + run);
            }
            store = new MemorySnapshotStore("clicks", 3);
        }
    }

    @Test
    void snapshotThatEndsWithAnError_isAnswered() throws Exception {
        source.bounded = false;
        source.with("clicks", "a", List.of(new Click("x", 1)));
        FaultyStore broken = new FaultyStore(store) {
            @Override
            public SnapshotWriter create(long id) {
                throw new NoClassDefFoundError("a class of the store");
            }
        };
        CompletableFuture<Long> wanted;
        try (JobHandle handle = runner().snapshotStore(broken).start()) {
            wanted = handle.snapshot();
            try {
                handle.await();
            } catch (JobFailedException e) {
                // that is what an error does
            }
        }
        assertAnswered(wanted, "before an error");
    }
}
