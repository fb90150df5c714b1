package io.streamwright.samples.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each sample gives the same as an executable, and each form goes on from the snapshots of the other. */
@EnabledIfSystemProperty(
        named = "streamwright.native",
        matches = "true",
        disabledReason = "needs executables: samples/native/run.sh builds them, where GRAALVM_HOME is set")
class SamplesTest {
    private static final int KILLS = 3;

    @TempDir
    Path folder;

    /** As its README says to start it, in a folder with its data: all that it prints and writes, byte for byte. */
    @ParameterizedTest
    @EnumSource
    void sameInput_sameOutput(Sample sample) throws Exception {
        for (Form form : Form.values()) {
            Path home = folder.resolve(form.name());
            Path input = home.resolve(sample.input());
            Files.createDirectories(input.getParent());
            Files.createDirectories(home.resolve("target"));
            Files.writeString(input, sample.heading() + text(sample.events()));
            // one snapshot, at the end: each is a part of its own
            JobRun run = JobRun.run(sample.job(), form, home, List.of("--snapshot-interval=1h"));
            assertThat(run.await()).as(run.err()).isZero();
        }
        assertThat(files(folder.resolve("NATIVE"))).isEqualTo(files(folder.resolve("JVM")));
        assertThat(files(folder.resolve("JVM"))).hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @MethodSource("bothWays")
    void stoppedHalfWay_theOtherFormGoesOn(Sample sample, Form first) throws Exception {
        List<String> events = sample.events();
        int half = events.size() / 2;
        Path input =
                Files.writeString(folder.resolve(sample.fileName()), sample.heading() + text(events.subList(0, half)));

        try (JobRun run = JobRun.start(sample.job(), first, folder, following(sample, input))) {
            run.await("half of the events", () -> run.metric("streamwright_source_events_total") == half);
            assertThat(run.terminate()).as(run.err()).isEqualTo(143);
            assertThat(run.err()).contains("stopping: taking a last snapshot");
        }
        append(input, events.subList(half, events.size()));
        goOn(sample, first.other(), input);

        assertThat(sample.published(folder)).isEqualTo(undisturbed(sample));
    }

    @ParameterizedTest
    @EnumSource
    void killed_theExecutableGoesOn(Sample sample) throws Exception {
        long seed = Long.getLong("streamwright.seed", System.nanoTime());
        Random random = new Random(seed);
        List<String> events = sample.events();
        Path input = Files.writeString(folder.resolve(sample.fileName()), sample.heading());
        int written = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            try (JobRun run = JobRun.start(sample.job(), Form.NATIVE, folder, following(sample, input))) {
                int upTo = events.size() * kill / (KILLS + 1);
                append(input, events.subList(written, upTo));
                written = upTo;
                run.await("a snapshot of its own", () -> run.metric("streamwright_snapshots_completed_total") > 0);
                Thread.sleep(random.nextInt(300));
                run.kill();
            }
        }
        append(input, events.subList(written, events.size()));
        goOn(sample, Form.NATIVE, input);

        assertThat(sample.published(folder)).as("-Dstreamwright.seed=%d", seed).isEqualTo(undisturbed(sample));
    }

    static List<Arguments> bothWays() {
        return Stream.of(Sample.values())
                .flatMap(sample -> Stream.of(Form.values()).map(first -> Arguments.of(sample, first)))
                .toList();
    }

    private List<String> following(Sample sample, Path input) {
        List<String> arguments = new ArrayList<>(List.of(
                sample.reading(input, true),
                "--state-dir=" + folder.resolve("state"),
                "--snapshot-interval=100ms",
                "--metrics-port=0"));
        arguments.addAll(sample.writing(folder));
        return arguments;
    }

    private void goOn(Sample sample, Form form, Path input) {
        List<String> arguments =
                new ArrayList<>(List.of(sample.reading(input, false), "--state-dir=" + folder.resolve("state")));
        arguments.addAll(sample.writing(folder));
        JobRun run = JobRun.run(sample.job(), form, folder, arguments);
        assertThat(run.await()).as(run.err()).isZero();
        assertThat(run.err()).contains("goes on from snapshot");
    }

    /** What the jar gives of the whole input at once. */
    private List<String> undisturbed(Sample sample) throws IOException {
        Path home = Files.createDirectories(folder.resolve("undisturbed"));
        Path input = Files.writeString(home.resolve(sample.fileName()), sample.heading() + text(sample.events()));
        List<String> arguments = new ArrayList<>(List.of(sample.reading(input, false)));
        arguments.addAll(sample.writing(home));
        JobRun run = JobRun.run(sample.job(), Form.JVM, home, arguments);
        assertThat(run.await()).as(run.err()).isZero();
        List<String> lines = sample.published(home);
        assertThat(lines).isNotEmpty();
        return lines;
    }

    private static void append(Path input, List<String> events) throws IOException {
        Files.writeString(input, text(events), StandardOpenOption.APPEND);
    }

    private static String text(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    /** Two streams that are printed take turns as it comes; each has its order. A line begins with its record's name. */
    private static String streamByStream(String printed) {
        return printed.lines()
                .sorted(Comparator.comparing(line -> line.substring(0, line.indexOf('['))))
                .collect(Collectors.joining("\n"));
    }

    /** All files below a folder by their names, but for what was said on standard error, where times are. */
    private static Map<String, String> files(Path home) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(home)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = home.relativize(file).toString();
                // notes of a sink about itself, with a number that is drawn
                if (!name.startsWith("err") && !file.getFileName().toString().startsWith(".")) {
                    files.put(name, Files.readString(file));
                }
                if (name.startsWith("out")) {
                    files.put("standard output", streamByStream(files.remove(name)));
                }
            }
        }
        return files;
    }
}
