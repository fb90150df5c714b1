package io.streamwright.core.snapshot;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** A process of its own that uses a state directory until it is killed, and says on its output how far it is. */
final class StoreProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    private StoreProcess(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    static StoreProcess start(Path directory) throws IOException {
        String classPath = List.of(FileSnapshotStore.class, StoreProcess.class, LoggerFactory.class).stream()
                .map(StoreProcess::location)
                .collect(Collectors.joining(System.getProperty("path.separator")));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(
                        java.toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx64m",
                        "-cp",
                        classPath,
                        StoreProcess.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new StoreProcess(process);
    }

    private static String location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** The next line it wrote; null once it has ended and all was read. */
    String line() throws IOException {
        return output.readLine();
    }

    /** What kill -9 does. */
    void kill() throws InterruptedException {
        // by its handle: the process itself would also close the output, which is still to be read
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        output.close();
    }

    /** Takes, announces and prunes snapshots for ever. */
    public static void main(String[] arguments) throws IOException {
        try (FileSnapshotStore store = FileSnapshotStore.open(Path.of(arguments[0]), Snapshots.JOB)) {
            say("open");
            while (true) {
                long id = Snapshots.take(store);
                say("completed " + id);
                store.announcePublication(id);
                say("published " + id);
                SnapshotRetention.DEFAULT.prune(store, id, Long.MAX_VALUE, Set.of());
            }
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
