package io.streamwright.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param keys numbers of keys, each measured with each workload
 * @param sides whether the engine is measured against loops written by hand
 * @param lanes numbers of lanes, on each of which the engine is measured against itself on one lane
 * @param events events in one repetition
 * @param eventsPerMilli how many of them in a millisecond of event time
 * @param rounds how many processes for each side, in turns
 * @param warmUps repetitions in each process that do not count
 * @param repetitions repetitions in each process that count
 * @param jvm options for those processes
 * @param write the file to write the table to, or null
 */
record Options(
        List<Workload> workloads,
        List<Integer> keys,
        boolean sides,
        List<Integer> lanes,
        long events,
        int eventsPerMilli,
        int rounds,
        int warmUps,
        int repetitions,
        List<String> jvm,
        @Nullable String write) {

    static final String HELP = """
            Measures jobs against loops written by hand. Options, with what they are by default:
              --workload=sum,window         sum: running sum per key; window: tumbling window of 10 s
              --keys=1000,100000,1000000    different keys
              --sides=true                  against loops written by hand
              --lanes=2                     the engine on so many lanes against the engine on one; none: not at all
              --events=10000000             events in one repetition
              --events-per-milli=100        how many of them in a millisecond of event time
              --rounds=7                    processes for each side, in turns
              --warm-ups=4                  repetitions in each process that do not count
              --repetitions=5               repetitions in each process that count
              --jvm="-Xms2g -Xmx2g -XX:+AlwaysPreTouch"
                                            options for the processes; -Dstreamwright.settings=name=value,...
                                            gives the engine settings
              --write=FILE                  also writes the table to a file
            """;

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException if there is something that it does not know
     */
    static Options parse(String[] args) {
        List<Workload> workloads = List.of(Workload.values());
        List<Integer> keys = List.of(1_000, 100_000, 1_000_000);
        boolean sides = true;
        List<Integer> lanes = List.of(2);
        long events = 10_000_000;
        int eventsPerMilli = 100;
        int rounds = 7;
        int warmUps = 4;
        int repetitions = 5;
        List<String> jvm = List.of("-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch");
        String write = null;
        Iterator<String> rest = split(args).iterator();
        while (rest.hasNext()) {
            String name = rest.next();
            if (!rest.hasNext()) {
                throw new IllegalArgumentException(name + " needs a value");
            }
            String value = rest.next();
            switch (name) {
                case "--workload" -> workloads = list(value).map(Workload::of).toList();
                case "--keys" -> keys = list(value).map(Integer::valueOf).toList();
                case "--sides" -> sides = Boolean.parseBoolean(value);
                case "--lanes" ->
                    lanes = value.equals("none")
                            ? List.of()
                            : list(value).map(Integer::valueOf).toList();
                case "--events" -> events = Long.parseLong(value);
                case "--events-per-milli" -> eventsPerMilli = Integer.parseInt(value);
                case "--rounds" -> rounds = Integer.parseInt(value);
                case "--warm-ups" -> warmUps = Integer.parseInt(value);
                case "--repetitions" -> repetitions = Integer.parseInt(value);
                case "--jvm" -> jvm = List.of(value.trim().split("\\s+"));
                case "--write" -> write = value;
                default -> throw new IllegalArgumentException("no option " + name);
            }
        }
        return new Options(
                workloads, keys, sides, lanes, events, eventsPerMilli, rounds, warmUps, repetitions, jvm, write);
    }

    private static java.util.stream.Stream<String> list(String value) {
        return Arrays.stream(value.split(",")).map(each -> each.trim().replace("_", ""));
    }

    /** {@code --keys=1000} as {@code --keys 1000}. */
    private static List<String> split(String[] args) {
        List<String> parts = new ArrayList<>();
        for (String arg : args) {
            int equals = arg.startsWith("--") ? arg.indexOf('=') : -1;
            if (equals > 0) {
                parts.add(arg.substring(0, equals));
                parts.add(arg.substring(equals + 1));
            } else {
                parts.add(arg);
            }
        }
        return parts;
    }
}
