package io.streamwright.benchmarks.startup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Something to start. It goes on after its last line, so that its memory can be looked at.
 *
 * @param title for the table
 * @param command as a user would type it
 * @param folder where it is started
 * @param lines how many it writes to standard output
 */
record Candidate(String title, List<String> command, Path folder, int lines) {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double KIB_PER_MIB = 1024;

    /** Copies the command. */
    Candidate {
        command = List.copyOf(command);
    }

    /**
     * One start.
     *
     * @param seconds from before the process is made until its first line has been read
     * @param mebibytes the most memory that was resident until its last line had been read
     */
    record Start(double seconds, double mebibytes) {}

    /** Starts it, and kills it when everything has been seen. */
    Start start() throws InterruptedException {
        long begin = System.nanoTime();
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                long end = begin;
                for (int line = 1; line <= lines; line++) {
                    if (out.readLine() == null) {
                        throw new IllegalStateException(command + " wrote " + (line - 1) + " lines and not " + lines);
                    }
                    end = line == 1 ? System.nanoTime() : end;
                }
                return new Start((end - begin) / NANOS_PER_SECOND, mostResident(process.pid()) / KIB_PER_MIB);
            } finally {
                process.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In KiB, as Linux tells it. */
    private static long mostResident(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow(() -> new IOException("no VmHWM of process " + pid));
    }
}
