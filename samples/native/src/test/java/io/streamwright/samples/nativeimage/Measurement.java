package io.streamwright.samples.nativeimage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One run of a job in a process of its own, on Linux.
 *
 * @param millis from the start of the process to its end
 * @param peakBytes the most memory that the process had resident
 * @param perSecond events per second from the job's start to its end, as the job counts
 */
record Measurement(double millis, long peakBytes, double perSecond) {
    private static final Pattern RATE = Pattern.compile("\\(([0-9,]+) per second\\)");
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    /** Runs a job to its end, with the same largest heap in both forms. */
    static Measurement of(Workload workload, Form form, Path input, Path folder) throws Exception {
        Path output = Files.createTempDirectory(folder, "run");
        Path messages = output.resolve("messages");
        List<String> command = new ArrayList<>(workload.job().command(form, "-Xmx512m"));
        if (form == Form.NATIVE) {
            command.add("-Xmx512m");
        }
        command.addAll(workload.arguments(input, output));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(messages.toFile())
                .start();
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        long peakBytes = 0;
        while (process.isAlive()) {
            peakBytes = Math.max(peakBytes, peak(status));
            Thread.sleep(1);
        }
        double millis = (System.nanoTime() - start) / 1e6;
        String said = Files.readString(messages);
        Matcher rate = RATE.matcher(said);
        if (process.exitValue() != 0 || !rate.find()) {
            throw new IllegalStateException(
                    String.join(" ", command) + " ended with " + process.exitValue() + ":\n" + said);
        }
        delete(output);
        return new Measurement(
                millis, peakBytes, Double.parseDouble(rate.group(1).replace(",", "")));
    }

    /** The kernel keeps the largest value, so that only growth within the last millisecond of a process is missed. */
    private static long peak(Path status) {
        try {
            Matcher matcher = PEAK.matcher(Files.readString(status));
            return matcher.find() ? Long.parseLong(matcher.group(1)) * 1024 : 0;
        } catch (IOException e) {
            return 0; // it has just ended
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
