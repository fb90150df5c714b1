package io.streamwright.core.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.streamwright.core.api.JobFailedException;
import io.streamwright.core.api.JobHandle;
import io.streamwright.core.api.JobRunner;
import io.streamwright.core.api.JobState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs end in time and give back what they had. */
class LifecycleTest extends JobTest {
    @TempDir
    Path directory;

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("streamwright-"))
                .collect(Collectors.toSet());
    }

    /** How many files this process has open, where the system tells. */
    private static long openFiles() throws Exception {
        Path descriptors = Path.of("/proc/self/fd");
        if (!Files.isDirectory(descriptors)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(descriptors)) {
            return files.count();
        }
    }

    @Test
    void hundredStartsAndStops_leaveNoThreadsAndFewFiles() throws Exception {
        source.bounded = false;
        source.discoveryMillis = 1;
        source.with("clicks", "a", List.of(new Click("x", 1)));
        long openBefore = openFiles();
        for (int i = 0; i < 100; i++) {
            JobHandle handle = JobRunner.of(job)
                    .connector(source)
                    .connector(sink)
                    .stateDir(directory)
                    .set("snapshot-interval", i % 3 == 0 ? "1ms" : "10s")
                    .start();
            if (i % 2 == 0) {
                handle.stop();
                assertThat(handle.await().state()).isEqualTo(JobState.STOPPED);
            } else {
                handle.close();
                assertThat(handle.state()).isEqualTo(JobState.CANCELLED);
            }
        }
        await().untilAsserted(() -> assertThat(threads()).isEmpty());
        // what the JVM opens for itself meanwhile is little
        assertThat(openFiles()).isLessThan(openBefore + 20);
        assertThat(source.openReaders).hasValue(0);
        assertThat(sink.openWriters).hasValue(0);
        assertThat(sink.published("pages")).containsExactly("x=1");
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.count()).isLessThan(40);
        }
    }

    @Test
    void laneThatHangs_isInterrupted() throws Exception {
        source.bounded = false;
        source.with("clicks", "a", List.of(new Click("x", 1)));
        sink.hangs = true;
        try (JobHandle handle = runner().set("stop-timeout", "100ms").start()) {
            await().until(() -> sink.hanging);
            handle.stop();
            assertThatThrownBy(handle::await)
                    .isInstanceOf(JobFailedException.class)
                    .hasMessageContaining("did not end within 100 ms (stop-timeout)")
                    .hasMessageContaining("streamwright-clicks-lane-0 stands in");
            assertThat(handle.state()).isEqualTo(JobState.FAILED);
        }
        await().untilAsserted(() -> assertThat(threads()).isEmpty());
    }

    @Test
    void laneThatIgnoresInterrupts_isLeftBehind() throws Exception {
        source.bounded = false;
        source.with("clicks", "a", List.of(new Click("x", 1)));
        sink.hangs = true;
        sink.heedsInterrupts = false;
        try (JobHandle handle = JobRunner.of(job)
                .connector(source)
                .connector(sink)
                .stateDir(directory)
                .set("stop-timeout", "100ms")
                .start()) {
            await().until(() -> sink.hanging);
            handle.cancel();
            assertThatThrownBy(handle::await).hasMessageContaining("stands in").hasMessageContaining("MemorySink");
        }
        // the state directory is free for another run
        ClickJob other = new ClickJob();
        sink.hangs = false;
        await().untilAsserted(() -> assertThat(threads()).isEmpty());
        source.bounded = true;
        JobRunner.of(other)
                .connector(source)
                .connector(sink)
                .stateDir(directory)
                .run();
        assertThat(sink.published("pages")).contains("x=1");
    }

    @Test
    void userCodeThatInterruptsItself_doesNotKeepTheLaneAwake() throws Exception {
        source.bounded = false;
        source.with("clicks", "a", List.of(new Click("x", 1)));
        sink.interruptsItself = true;
        try (JobHandle handle = runner().start()) {
            await().until(() -> handle.progress().results() == 1);
            Thread lane = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().equals("streamwright-clicks-lane-0"))
                    .findFirst()
                    .orElseThrow();
            await().until(() -> !lane.isInterrupted());
            handle.stop();
            assertThat(handle.await().state()).isEqualTo(JobState.STOPPED);
        }
    }

    @Test
    void stop_processesNothingBehindTheBarrierOfItsSnapshot() throws Exception {
        source.bounded = false;
        List<Click> clicks = new ArrayList<>();
        for (int i = 0; i < 400_000; i++) {
            clicks.add(new Click("p" + i % 100, i));
        }
        source.with("clicks", "a", clicks);
        try (JobHandle handle = runner().start()) {
            await().until(() -> handle.progress().events() > 0);
            handle.stop();
            assertThat(handle.await().state()).isEqualTo(JobState.STOPPED);
        }
        assertThat(sink.published("pages")).isNotEmpty();
        assertThat(sink.behindBarrier).hasValue(0);
    }

    @Test
    void stopAfterTheEnd_doesNothing() throws Exception {
        source.with("clicks", "a", List.of(new Click("x", 1)));
        try (JobHandle handle = runner().start()) {
            assertThat(handle.await().state()).isEqualTo(JobState.FINISHED);
            handle.stop();
            handle.cancel();
            assertThat(handle.state()).isEqualTo(JobState.FINISHED);
            assertThat(handle.await(Duration.ZERO)).isPresent();
        }
    }

    @Test
    void failedStart_closesEverything() {
        source.with("clicks", "a", List.of(new Click("x", 1)));
        job.countType = "int";
        assertThatThrownBy(() -> JobRunner.of(job)
                        .connector(source)
                        .connector(sink)
                        .stateDir(directory)
                        .set("clicks", "mem:nothing")
                        .start())
                .isInstanceOf(RuntimeException.class);
        assertThat(source.openReaders).hasValue(0);
        assertThat(sink.openWriters).hasValue(0);
        assertThat(threads()).isEmpty();
        // the lock is given back
        source.bounded = false;
        JobRunner.of(job)
                .connector(source)
                .connector(sink)
                .stateDir(directory)
                .start()
                .close();
    }
}
