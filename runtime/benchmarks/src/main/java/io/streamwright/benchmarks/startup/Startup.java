package io.streamwright.benchmarks.startup;

import io.streamwright.benchmarks.startup.Candidate.Start;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Starts the smallest job in each way there is, in turns, next to the least that a JVM can do. Arguments: the folder with the
 * packaged job, how many rounds, a file for the table or {@code -}, and the JDKs.
 */
public final class Startup {
    private static final int INPUT_LINES = 1_000;
    private static final int LINES_PER_RESULT = 10;
    private static final double BYTES_PER_KB = 1000;

    private final Path work;
    private final int rounds;

    private Startup(Path work, int rounds) {
        this.work = work.toAbsolutePath();
        this.rounds = rounds;
    }

    /** Measures; see the class. */
    public static void main(String[] args) throws Exception {
        Startup startup = new Startup(Path.of(args[0]), Integer.parseInt(args[1]));
        StringBuilder page = new StringBuilder();
        for (String home : Arrays.asList(args).subList(3, args.length)) {
            startup.measure(Jdk.of(Path.of(home)), page, System.err);
        }
        String text = startup.page(page.toString());
        if (args[2].equals("-")) {
            System.out.print(text);
        } else {
            Files.writeString(Path.of(args[2]), text);
        }
    }

    private void measure(Jdk jdk, StringBuilder page, PrintStream progress)
            throws IOException, InterruptedException, URISyntaxException {
        Path hello = Path.of(
                Hello.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<Candidate> candidates = jdk.candidates(hello, work, input(), INPUT_LINES / LINES_PER_RESULT);
        List<List<Start>> starts = new ArrayList<>();
        candidates.forEach(each -> starts.add(new ArrayList<>()));
        // The first round fills the system's cache of files, and does not count.
        for (int round = 0; round <= rounds; round++) {
            for (int i = 0; i < candidates.size(); i++) {
                Start start = candidates.get(i).start();
                if (round > 0) {
                    starts.get(i).add(start);
                }
            }
            progress.print('.');
        }
        progress.println();
        page.append("\n## ").append(jdk.version()).append("\n\n| | first result, s | to hello | resident, MiB |\n");
        page.append("| --- | ---: | ---: | ---: |\n");
        double reference = median(starts.get(0), Start::seconds);
        for (int i = 0; i < candidates.size(); i++) {
            page.append(row(candidates.get(i).title(), starts.get(i), reference));
        }
    }

    private static String row(String title, List<Start> starts, double reference) {
        double[] seconds = sorted(starts, Start::seconds);
        return String.format(
                Locale.ROOT,
                "| %s | %.3f (%.3f to %.3f) | %.1f | %.1f |%n",
                title,
                median(starts, Start::seconds),
                seconds[0],
                seconds[seconds.length - 1],
                median(starts, Start::seconds) / reference,
                median(starts, Start::mebibytes));
    }

    private static double median(List<Start> starts, ToDoubleFunction<Start> of) {
        double[] sorted = sorted(starts, of);
        return sorted[sorted.length / 2];
    }

    private static double[] sorted(List<Start> starts, ToDoubleFunction<Start> of) {
        return starts.stream().mapToDouble(of).sorted().toArray();
    }

    private Path input() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= INPUT_LINES; i++) {
            String level = i % LINES_PER_RESULT == 1 ? "ERROR" : "INFO";
            text.append("{\"level\":\"")
                    .append(level)
                    .append("\",\"message\":\"disk ")
                    .append(i)
                    .append("\"}\n");
        }
        return Files.writeString(work.resolve("log.jsonl"), text);
    }

    private String page(String tables) throws IOException {
        long size = Files.size(work.resolve("single").resolve("errors.jar"));
        return """
                # Starting

                How long it takes from the start of the process to the first result, and how much memory has been resident at most when
                the last has come. The job is the sample [errors](../../samples/errors): a file of %,d lines of JSON, a filter, %d
                results on standard output. No option of the JVM but those of the caches. In a single jar it has %,.0f kB, all libraries
                included.
                %s
                - Medians of %d starts, with the range, in turns, after one that does not count. *To hello*: the median, in medians of the
                  program that says hello.
                - The job reads on after its last line, and the other program waits, so that the kernel can be asked for the most memory
                  that was resident (`VmHWM`). Of that, most belongs to the JVM: what it has mapped of its own library and of its archive of
                  classes is counted too.
                - A cache is made by one run: of `describe`, which touches nothing, or of the job over its input with its results thrown away.
                  [How to make one](../how-to/package-a-job.md#faster-starts).
                - %s, %d processors.

                To repeat: `runtime/benchmarks/startup.sh`, which measures on the JDK of `JAVA_HOME` and, where `JAVA25_HOME` is set, on that
                one as well; `--write` puts the result here.
                """.formatted(
                        INPUT_LINES,
                        INPUT_LINES / LINES_PER_RESULT,
                        size / BYTES_PER_KB,
                        tables,
                        rounds,
                        processor(),
                        Runtime.getRuntime().availableProcessors());
    }

    private static String processor() throws IOException {
        return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }
}
