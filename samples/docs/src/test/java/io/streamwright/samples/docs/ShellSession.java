package io.streamwright.samples.docs;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** A shell that is given one block of commands after the other, as in a terminal: variables and background jobs stay. */
final class ShellSession implements AutoCloseable {
    private static final long TIMEOUT_NANOS = TimeUnit.MINUTES.toNanos(4);

    private final Process shell;
    private final Writer commands;
    private final Path out;
    private final Path err;
    private final Path done;
    private long outRead;
    private long errRead;
    private int blocks;

    /** What a block has printed. */
    record Printed(String out, String err) {}

    /**
     * Starts it.
     *
     * @param builder its directory and environment
     * @param notes where its output is kept
     */
    ShellSession(ProcessBuilder builder, Path notes) throws IOException {
        out = Files.createTempFile(notes, "out", ".txt");
        err = Files.createTempFile(notes, "err", ".txt");
        done = Files.createTempFile(notes, "done", ".txt");
        shell = builder.command("bash", "-e")
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        commands = shell.outputWriter(StandardCharsets.UTF_8);
    }

    /** Runs commands to their end, and demands that each succeeds. */
    Printed run(String block) throws Exception {
        blocks++;
        commands.write("{\n" + block + "\n} < /dev/null\necho x >> '" + done + "'\n");
        commands.flush();
        long start = System.nanoTime();
        while (Files.size(done) < 2L * blocks) {
            boolean alive = shell.isAlive() && System.nanoTime() - start < TIMEOUT_NANOS;
            if (!alive && Files.size(done) < 2L * blocks) {
                throw new AssertionError((shell.isAlive() ? "no end" : "exit code " + shell.exitValue()) + " of\n"
                        + block + "\nwhich printed\n" + Files.readString(out) + Files.readString(err));
            }
            Thread.sleep(20);
        }
        byte[] allOut = Files.readAllBytes(out);
        byte[] allErr = Files.readAllBytes(err);
        Printed printed = new Printed(text(allOut, outRead), text(allErr, errRead));
        outRead = allOut.length;
        errRead = allErr.length;
        return printed;
    }

    private static String text(byte[] all, long from) {
        // Maven's launcher ends with an escape sequence for colours, also where it was told to use none
        return new String(Arrays.copyOfRange(all, (int) from, all.length), StandardCharsets.UTF_8)
                .replaceAll("\u001b\\[[0-9;]*m", "");
    }

    /** Ends the shell and what it has left running. */
    @Override
    public void close() {
        shell.descendants().forEach(ProcessHandle::destroyForcibly);
        shell.destroyForcibly();
    }
}
