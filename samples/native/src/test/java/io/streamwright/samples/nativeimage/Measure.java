package io.streamwright.samples.nativeimage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Measures each sample as a jar and as an executable: {@code samples/native/measure.sh --write=docs/benchmarks/native.md}.
 * Each number is the median over rounds, in which the two forms take turns.
 */
public final class Measure {
    private static final String RUN_LINE = "To repeat: `samples/native/measure.sh --write=docs/benchmarks/native.md`";

    private int rounds = 7;
    private int events = 1_000_000;
    private Path write;

    private Measure() {}

    /** Measures and prints a page. */
    public static void main(String... arguments) throws Exception {
        Measure measure = new Measure();
        for (String argument : arguments) {
            String value = argument.substring(argument.indexOf('=') + 1);
            if (argument.startsWith("--rounds=")) {
                measure.rounds = Integer.parseInt(value);
            } else if (argument.startsWith("--events=")) {
                measure.events = Integer.parseInt(value);
            } else if (argument.startsWith("--write=")) {
                measure.write = Path.of("../..").resolve(value);
            } else {
                System.err.println("options: --rounds=7 --events=1000000 --write=FILE");
                System.exit(2);
            }
        }
        String page = measure.page();
        System.out.print(page);
        if (measure.write != null) {
            Files.writeString(measure.write, page);
        }
    }

    private String page() throws Exception {
        Path folder = Files.createTempDirectory("streamwright-measure");
        StringBuilder start = new StringBuilder("""
                | job | jar and libraries | executable | one event: jar | executable | ratio | its memory: jar | executable | ratio |
                | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
                """);
        StringBuilder rate = new StringBuilder("""
                | job | events per second: jar | executable | ratio | its memory: jar | executable | ratio |
                | --- | ---: | ---: | ---: | ---: | ---: | ---: |
                """);
        for (Workload workload : Workload.all()) {
            System.err.println(workload.title());
            Map<Form, List<Measurement>> one = measure(workload, workload.write(folder, 1), folder);
            start.append("| " + workload.title() + " | " + mib(jarBytes(workload.job())) + " | "
                    + mib(Files.size(workload.job().executable())) + " | "
                    + columns(one, Measurement::millis, "%.0f ms") + " | "
                    + columns(one, each -> each.peakBytes() / 1048576.0, "%.0f MiB") + " |\n");
            Path input = workload.write(folder, events);
            Map<Form, List<Measurement>> many = measure(workload, input, folder);
            Files.delete(input);
            rate.append("| " + workload.title() + " | " + columns(many, Measurement::perSecond, "%,.0f") + " | "
                    + columns(many, each -> each.peakBytes() / 1048576.0, "%.0f MiB") + " |\n");
        }
        return """
                # Executables and jars

                The samples as native executables and as jars, see [how to build one](../how-to/native.md). Medians of %d
                runs, in which the two take turns.

                ## To the first result

                From the start of the process to its end, with one event in its input.

                %s
                ## A million events

                %,d events from one file into files, on one lane, the largest heap 512 MiB in both. The rate is what the job
                says at its end: from the start of the job, not of the process.

                %s
                - *Ratio*: the executable divided by the jar. Below 1 is better but for events per second.
                - *Memory*: the most that the process had resident. A JVM that is given less heap takes less, at some cost.
                - %s.

                %s.
                """.formatted(rounds, start, events, rate, Machine.describe(), RUN_LINE);
    }

    private Map<Form, List<Measurement>> measure(Workload workload, Path input, Path folder) throws Exception {
        Map<Form, List<Measurement>> all = new EnumMap<>(Form.class);
        for (int round = 0; round < rounds; round++) {
            for (Form form : Form.values()) {
                all.computeIfAbsent(form, key -> new ArrayList<>()).add(Measurement.of(workload, form, input, folder));
            }
        }
        return all;
    }

    private static String columns(
            Map<Form, List<Measurement>> measured, ToDoubleFunction<Measurement> what, String format) {
        double jar = median(measured.get(Form.JVM), what);
        double executable = median(measured.get(Form.NATIVE), what);
        return String.format(Locale.ROOT, format + " | " + format + " | %.2f", jar, executable, executable / jar);
    }

    private static double median(List<Measurement> measured, ToDoubleFunction<Measurement> what) {
        double[] sorted = measured.stream().mapToDouble(what).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static String mib(long bytes) {
        return String.format(Locale.ROOT, "%.1f MiB", bytes / 1048576.0);
    }

    private static long jarBytes(BuiltJob job) throws IOException {
        Path folder = job.jar().resolveSibling("lib");
        if (!Files.isDirectory(folder)) {
            return Files.size(job.jar()); // a single jar
        }
        try (Stream<Path> libraries = Files.list(folder)) {
            return Files.size(job.jar()) + libraries.mapToLong(Measure::size).sum();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
