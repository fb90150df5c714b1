package io.streamwright.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** What the processor adds to the time it takes to compile a job of a hundred operators. */
final class CompileSuite implements Suite {
    private static final int OPERATORS = 100;
    private static final double NANOS_PER_SECOND = 1e9;

    @Override
    public String key() {
        return "compile";
    }

    @Override
    public Shown run(Options options) throws IOException, InterruptedException {
        Path folder = Folders.temporary("compile");
        try {
            Path source = folder.resolve("Hundred.java");
            Files.writeString(source, source());
            Map<String, List<Double>> seconds = new LinkedHashMap<>();
            for (int round = 0; round < options.rounds(); round++) {
                for (String processing : List.of("-proc:none", "-proc:full")) {
                    seconds.computeIfAbsent("javac " + processing, key -> new ArrayList<>())
                            .add(fork(folder, source, processing));
                    seconds.computeIfAbsent("warm " + processing, key -> new ArrayList<>())
                            .add(inProcess(folder, source, processing));
                }
            }
            return new Shown("""
                    Seconds to compile a job of %d operators, of which a half are plain, a quarter have windows and a
                    quarter timers:

                    | | without the processor | with it | added |
                    | --- | ---: | ---: | ---: |
                    %s%s""".formatted(
                            OPERATORS,
                            row("`javac`, a process of its own", "javac ", seconds),
                            row("a compiler that has run before", "warm ", seconds)));
        } finally {
            Folders.delete(folder);
        }
    }

    private static String row(String title, String which, Map<String, List<Double>> seconds) {
        List<Double> without = seconds.getOrDefault(which + "-proc:none", List.of());
        List<Double> with = seconds.getOrDefault(which + "-proc:full", List.of());
        return "| %s | %s | %s | %s |%n"
                .formatted(
                        title,
                        Numbers.withRange(without),
                        Numbers.withRange(with),
                        Numbers.two(Numbers.median(with) - Numbers.median(without)));
    }

    private static List<String> arguments(Path folder, Path source, String processing) throws IOException {
        Path out = Files.createDirectories(folder.resolve("classes"));
        String classPath = System.getProperty("java.class.path");
        List<String> arguments = new ArrayList<>(List.of("-d", out.toString(), "-cp", classPath));
        if (processing.equals("-proc:none")) {
            arguments.add(processing);
        } else {
            arguments.addAll(List.of(
                    "-processorpath", classPath, "-processor", "io.streamwright.processor.StreamwrightProcessor"));
        }
        arguments.add(source.toString());
        return arguments;
    }

    private static double fork(Path folder, Path source, String processing) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
        command.addAll(arguments(folder, source, processing));
        Path log = folder.resolve("javac.log");
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("javac failed:\n" + Files.readString(log));
        }
        return (System.nanoTime() - start) / NANOS_PER_SECOND;
    }

    private static double inProcess(Path folder, Path source, String processing) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try {
            String[] arguments = arguments(folder, source, processing).toArray(new String[0]);
            double seconds = 0;
            // the first time warms up
            for (int i = 0; i < 3; i++) {
                long start = System.nanoTime();
                if (compiler.run(null, null, null, arguments) != 0) {
                    throw new IllegalStateException("the compiler failed");
                }
                seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
            }
            return seconds;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String source() {
        StringBuilder operators = new StringBuilder();
        StringBuilder streams = new StringBuilder();
        for (int i = 0; i < OPERATORS; i++) {
            streams.append(
                    "  @Apply(Operator%1$d.class) @Sink(\"discard:\") StreamOf<Out%1$d> out%1$d();%n".formatted(i));
            operators.append(operator(i));
        }
        return """
            import io.streamwright.*;
            import java.time.Duration;

            @StreamJob("hundred")
            interface Hundred {
              record In(String key, long value, @EventTime long time) {}

              @Source("datagen:") @Watermark(outOfOrder = "1s") StreamOf<In> in();
            %s
            %s}
            """.formatted(streams, operators);
    }

    private static String operator(int number) {
        String head = "  record Out%1$d(String key, long sum, long count) {}%n  @KeyedBy(\"key\") ".formatted(number);
        String state = "    @State long sum;\n    @State long count;\n";
        String result = "new Out%d(key, sum, count)".formatted(number);
        return head
                + switch (number % 4) {
                    case 0 -> """
                        @Window(size = "10s") class Operator%d {
                        %s    @OnEvent void add(In in) { sum += in.value(); count++; }
                            @OnClose Out%d close(@Key String key) { return %s; }
                          }
                        """.formatted(number, state, number, result);
                    case 1 -> """
                        class Operator%d {
                        %s    @OnEvent void add(In in, KeyTimer done) { sum += in.value(); count++; done.after(Duration.ofSeconds(1)); }
                            @OnTimer("done") Out%d done(@Key String key) { return %s; }
                          }
                        """.formatted(number, state, number, result);
                    default -> """
                        class Operator%d {
                        %s    @OnEvent Out%d add(In in, @Key String key) { sum += in.value(); count++; return %s; }
                          }
                        """.formatted(number, state, number, result);
                };
    }
}
