package io.streamwright.samples.nativeimage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A job in a process of its own. Used by one thread. */
final class JobRun implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 120;
    private static final Pattern METRICS = Pattern.compile("metrics at (http://[^/]+)/metrics");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String title;
    private final Process process;
    private final Path out;
    private final Path err;

    private JobRun(String title, Process process, Path out, Path err) {
        this.title = title;
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /**
     * Starts a job.
     *
     * @param folder the working directory, where its output goes as well
     */
    static JobRun start(BuiltJob job, Form form, Path folder, List<String> arguments) {
        return start(job, form, folder, Map.of(), arguments);
    }

    /** As before, with variables in the environment. */
    static JobRun start(BuiltJob job, Form form, Path folder, Map<String, String> environment, List<String> arguments) {
        List<String> command = new ArrayList<>(job.command(form));
        command.addAll(arguments);
        try {
            Files.createDirectories(folder);
            Path out = Files.createTempFile(folder, "out", ".log");
            Path err = Files.createTempFile(folder, "err", ".log");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(environment);
            return new JobRun(form + " " + String.join(" ", command), builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a job to its end. */
    static JobRun run(BuiltJob job, Form form, Path folder, List<String> arguments) {
        JobRun run = start(job, form, folder, arguments);
        run.await();
        return run;
    }

    /** Waits for the end and gives the exit code. */
    int await() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                close();
                throw new AssertionError(title + " does not end:\n" + err());
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return process.exitValue();
    }

    /** Waits until something holds, as long as the job runs. */
    void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() - end > 0) {
                boolean ended = !process.isAlive();
                close();
                throw new AssertionError(
                        title + (ended ? " has ended before " : " takes too long for ") + what + ":\n" + err());
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** SIGTERM; waits for the end and gives the exit code. */
    int terminate() {
        process.destroy();
        return await();
    }

    /** Another signal, by its name. */
    void signal(String name) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException("kill ended with " + code);
        }
    }

    /** SIGKILL; waits for the end. */
    void kill() {
        process.destroyForcibly();
        await();
    }

    boolean alive() {
        return process.isAlive();
    }

    String out() {
        return text(out);
    }

    String err() {
        return text(err);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a path of the metrics endpoint answers, which the job must have been given {@code --metrics-port} for. */
    HttpResponse<String> get(String path) {
        await("the metrics endpoint", () -> METRICS.matcher(err()).find());
        Matcher address = METRICS.matcher(err());
        if (!address.find()) {
            throw new AssertionError(err());
        }
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create(address.group(1) + path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The sum of a metric over all its labels. */
    long metric(String name) {
        return get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
