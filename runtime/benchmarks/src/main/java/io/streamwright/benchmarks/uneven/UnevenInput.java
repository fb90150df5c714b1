package io.streamwright.benchmarks.uneven;

import io.streamwright.benchmarks.ChecksumConnector;
import io.streamwright.benchmarks.EventsConnector;
import io.streamwright.benchmarks.feed.Checksum;
import io.streamwright.benchmarks.feed.Event;
import io.streamwright.benchmarks.feed.Generator;
import io.streamwright.core.api.JobResult;
import io.streamwright.core.api.JobRunner;
import io.streamwright.core.source.SourceOutput;
import io.streamwright.core.source.SplitReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Runs jobs on input that is not spread evenly, with snapshots, each in a process of its own whose memory was said beforehand. A
 * process that needs more, and results that are not those of a plain program, fail it.
 */
public final class UnevenInput {
    private static final long EVENTS = 20_000_000;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final String PEAK = "VmHWM:";

    /**
     * A kind of input.
     *
     * @param name as an argument of the command
     * @param heapMegabytes the most that Java's heap may take
     * @param processMegabytes the most that the process may take at any time, of what the operating system counts
     */
    private record Way(String name, String what, Supplier<Input> input, int heapMegabytes, int processMegabytes) {}

    private static final List<Way> WAYS = List.of(
            new Way("hot-key", "one key with half of all events, two lanes", HotKeyInput::new, 512, 768),
            new Way("late-flood", "half of the events late, one lane", LateFloodInput::new, 512, 768));

    private UnevenInput() {}

    /**
     * With a directory for state all ways, one after the other, or those that are named behind it. With "run" before them one way in
     * this process.
     */
    public static void main(String[] args) throws Exception {
        if (args[0].equals("run")) {
            run(named(args[2]), Path.of(args[1]));
            return;
        }
        List<String> names = args.length > 1
                ? List.of(args).subList(1, args.length)
                : WAYS.stream().map(Way::name).toList();
        for (Way way : names.stream().map(UnevenInput::named).toList()) {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.add("-Xmx" + way.heapMegabytes() + "m");
            command.add("-XX:+ExitOnOutOfMemoryError");
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), UnevenInput.class.getName()));
            command.addAll(List.of("run", Path.of(args[0]).resolve(way.name()).toString(), way.name()));
            if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
                System.err.println(way.name() + ": failed");
                System.exit(1);
            }
        }
    }

    private static Way named(String name) {
        return WAYS.stream()
                .filter(way -> way.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no \"" + name + "\" among "
                        + WAYS.stream().map(Way::name).toList()));
    }

    private static void run(Way way, Path directory) throws Exception {
        Input input = way.input().get();
        long eventsPerSplit = EVENTS / input.lanes();
        ChecksumConnector results = new ChecksumConnector();
        long began = System.nanoTime();
        JobResult result = JobRunner.of(input.job())
                .connector(
                        new EventsConnector(input.lanes(), split -> new Reader(input.generator(split), eventsPerSplit)))
                .connector(results)
                .set("parallelism", Integer.toString(input.lanes()))
                .set("snapshot-interval", "500ms")
                .stateDir(directory)
                .run();
        long millis = (System.nanoTime() - began) / NANOS_PER_MILLI;
        // before the plain program takes memory of its own
        long peak = peakMegabytes();
        Checksum.Outcome found = results.outcome();
        Checksum.Outcome expected = input.expected(eventsPerSplit);
        if (!found.equals(expected)) {
            throw new IllegalStateException(
                    way.name() + ": the results are " + found + ", and those of a plain program " + expected);
        }
        System.out.printf(
                Locale.ROOT,
                "%s, %s: %d events in %d ms, %d results as a plain program has them, %d snapshots meanwhile, heap %d MB at"
                        + " most, process %s MB at its peak (allowed: %d)%n",
                way.name(),
                way.what(),
                EVENTS,
                millis,
                found.results(),
                result.progress().snapshots().completed(),
                way.heapMegabytes(),
                peak < 0 ? "unknown" : Long.toString(peak),
                way.processMegabytes());
        if (peak > way.processMegabytes()) {
            throw new IllegalStateException(way.name() + ": the process took " + peak + " MB, which is more than the "
                    + way.processMegabytes() + " MB it was given");
        }
    }

    /** The most memory that this process has had, or -1 where the operating system does not say. */
    private static long peakMegabytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return -1;
        }
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith(PEAK)) {
                return Long.parseLong(
                                line.substring(PEAK.length()).replace("kB", "").strip())
                        >> 10;
            }
        }
        return -1;
    }

    /** Delivers the events of a split. */
    private static final class Reader implements SplitReader<Event> {
        private final Generator<Event> generator;
        private long left;

        Reader(Generator<Event> generator, long events) {
            this.generator = generator;
            this.left = events;
        }

        @Override
        public int poll(SourceOutput<Event> out, int maxEvents) {
            if (left == 0) {
                return ENDED;
            }
            int count = 0;
            while (count < maxEvents && left > 0) {
                count++;
                left--;
                if (!out.emit(generator.next())) {
                    break;
                }
            }
            return count;
        }

        @Override
        public byte[] position() {
            return new byte[0];
        }

        @Override
        public void close() {}
    }
}
