package io.streamwright.core.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamwright.core.api.JobHandle;
import io.streamwright.core.api.JobState;
import io.streamwright.core.api.StreamwrightException;
import io.streamwright.core.source.SourceTiming;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A job that dies at random moments gives the same results as one that does not. */
class RecoveryTest extends JobTest {
    private static final int[] LANES = {1, 2, 4, 7};

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void deathsAtRandomMoments_changeNothing(long seed) throws Exception {
        Random random = new Random(seed);
        List<Click> clicks = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            clicks.add(new Click("p" + random.nextInt(50), i + random.nextInt(20)));
        }
        // jumps, so that many windows and timers are due at once
        for (int i = 0; i < 2_000; i++) {
            clicks.add(new Click("q" + i, 100_000 + i % 20));
        }
        clicks.add(new Click("last", 500_000));
        source.with("clicks", "a", clicks);
        source.pauseNanosPerPoll = 500_000;
        int deaths = 0;
        boolean finished = false;
        while (!finished) {
            sink.failCommits.set(random.nextInt(4) == 0 ? random.nextInt(3) : 0);
            sink.failHardens.set(random.nextInt(4) == 0 ? random.nextInt(3) : 0);
            try (JobHandle handle = runner().set("clicks.batch", String.valueOf(1 + random.nextInt(60)))
                    .set("snapshot-interval", random.nextInt(1, 10) + "ms")
                    .set("parallelism", String.valueOf(LANES[random.nextInt(LANES.length)]))
                    .set("exchange-capacity", String.valueOf(1 << random.nextInt(4)))
                    .set("exchange-batch-size", String.valueOf(1 + random.nextInt(300)))
                    .start()) {
                LockSupport.parkNanos(random.nextInt(15_000_000));
                if (random.nextBoolean()) {
                    snapshotIfStillRunning(handle);
                }
                handle.cancel();
                finished = handle.await().state() == JobState.FINISHED;
                deaths += finished ? 0 : 1;
            }
            if (deaths > 20) {
                source.pauseNanosPerPoll = 0;
                runner().run();
                finished = true;
            }
        }
        assertThat(sorted(sink.published("windows")))
                .as("seed %s, %s deaths", seed, deaths)
                .isEqualTo(sorted(expectedWindows(clicks)));
        assertThat(sorted(sink.published("pages")))
                .as("seed %s, %s deaths", seed, deaths)
                .isEqualTo(sorted(expectedPages(clicks, 20, 500)));
        assertThat(sink.staged()).isZero();
    }

    private static void snapshotIfStillRunning(JobHandle handle) throws InterruptedException {
        try {
            handle.snapshot().get();
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(StreamwrightException.class);
        }
    }

    @Test
    void barrierAmidASweep_restoresTheRest() throws Exception {
        // one event makes 60,000 windows and timers due: the sweep takes many looks at barriers
        List<Click> clicks = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            clicks.add(new Click("p" + i, 10));
        }
        source.bounded = false;
        source.with("clicks", "a", clicks);
        for (int round = 0; round < 5; round++) {
            try (JobHandle handle = runner().set("snapshot-interval", "1ms").start()) {
                if (round == 1) {
                    source.add("clicks", "a", new Click("end", 100_000));
                }
                handle.snapshot().get();
            }
        }
        source.bounded = true;
        runner().run();
        clicks.add(new Click("end", 100_000));
        assertThat(sorted(sink.published("windows"))).isEqualTo(sorted(expectedWindows(clicks)));
        assertThat(sorted(sink.published("pages"))).isEqualTo(sorted(expectedPages(clicks, 20, 500)));
    }

    @Test
    void idleSplit_staysIdleAcrossARestart() throws Exception {
        ManualTime time = new ManualTime();
        job.timing = new SourceTiming(0, Duration.ofSeconds(30).toNanos());
        source.bounded = false;
        source.with("clicks", "a", List.of(new Click("x", 10), new Click("x", 1000)));
        source.with("clicks", "silent", List.of(new Click("x", 5)));
        try (JobHandle handle = runner().time(time).start()) {
            await().until(() -> handle.progress().events() == 3);
            await().until(() -> {
                time.advance(Duration.ofSeconds(10));
                source.add("clicks", "a", new Click("x", 2000));
                return handle.progress().watermark() == 1999;
            });
            handle.stop();
            handle.await();
        }
        source.add("clicks", "a", new Click("x", 3000));
        try (JobHandle handle = runner().time(time).start()) {
            await().until(() -> handle.progress().watermark() == 2999);
        }
    }
}
