package io.streamwright.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Measures compiled jobs against loops written by hand and other engines, side by side: each side in processes of its own, in
 * turns, on the same computed events. Fails if their results differ.
 */
public final class Benchmarks {
    private static final List<Suite> SUITES = List.of(
            new Throughput(),
            new LanesSuite(),
            new SnapshotsSuite(),
            new StopsSuite(),
            new LatencySuite(),
            new MemorySuite(),
            new JsonSuite(),
            new CompileSuite(),
            new PartsSuite());

    private Benchmarks() {}

    /** See {@link Options#HELP}. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (List.of(args).contains("--help")) {
            System.out.print(Options.HELP);
            return;
        }
        Options options;
        List<Suite> chosen;
        try {
            options = Options.parse(args);
            chosen = options.suites().stream().map(Benchmarks::suite).toList();
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.print(Options.HELP);
            System.exit(2);
            return;
        }
        for (Suite suite : chosen) {
            System.out.printf("%n== %s%n", suite.key());
            Suite.Shown shown = suite.run(options);
            String how = how(options, suite, args);
            System.out.printf("%n%s%n%s%n", shown.text(), how);
            if (options.write() != null) {
                new Page(Path.of(options.write())).write(suite.key(), shown, how);
            }
        }
    }

    private static Suite suite(String key) {
        return SUITES.stream()
                .filter(suite -> suite.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no suite \"" + key + "\": there are "
                        + String.join(", ", SUITES.stream().map(Suite::key).toList())));
    }

    /** What was asked for and where it ran. */
    private static String how(Options options, Suite suite, String[] args) throws IOException {
        String rest = String.join(
                " ",
                List.of(args).stream()
                        .filter(arg -> !arg.startsWith("--suite=") && !arg.startsWith("--write="))
                        .map(arg -> arg.contains(" ") ? "\"" + arg + "\"" : arg)
                        .toList());
        return "`run.sh --suite=%s%s`%s; %s, %d processors; %s %s\n"
                .formatted(
                        suite.key(),
                        rest.isEmpty() ? "" : " " + rest,
                        options.quick() ? " (quick: numbers to look at, not to keep)" : "",
                        processor(),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("java.vm.name"),
                        System.getProperty("java.vm.version"));
    }

    private static String processor() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        if (!Files.exists(info)) {
            return System.getProperty("os.arch");
        }
        return Files.readAllLines(info).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).trim())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }
}
