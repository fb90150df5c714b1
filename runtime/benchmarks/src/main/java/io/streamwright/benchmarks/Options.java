package io.streamwright.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the command line asks for. Immutable. */
final class Options {
    static final String HELP = """
            Measures jobs against loops written by hand and, with --engines=true, against other engines. Options, with what
            they are by default:
              --suite=throughput,lanes,snapshots,stops,latency,memory,json,compile,parts
                                            what is measured, see docs/benchmarks
              --quick                       a tenth of everything: numbers to look at, not to keep
              --workload=sum,window,sliding,sessions,timer,q0,q1,q2,q5,q7,q11,ads
              --keys=1000,100000,1000000    different keys, where they can be chosen; 10000000 needs --jvm="-Xmx6g"
              --sides=handwritten,generated,streamwright
                                            those of the suite throughput; with --engines=true also flink,jet
              --engines=false               Flink and Jet too; run.sh then builds runtime/benchmarks-engines
              --lanes=2                     the engine on so many lanes against the engine on one
              --snapshots=1s                how often snapshots are taken in the suites that take any
              --events=10000000             events in one repetition
              --long-events=200000000       events in one repetition of the suite snapshots
              --events-per-milli=100        how many of them in a millisecond of event time
              --rounds=7                    processes for each side, in turns
              --warm-ups=4                  repetitions in each process that do not count; one for other engines
              --repetitions=5               repetitions in each process that count; one for other engines
              --rate=100000                 events per second of the suite latency
              --seconds=20                  how long it measures
              --jvm="-Xms2g -Xmx2g -XX:+AlwaysPreTouch"
                                            options for the processes; -Dstreamwright.settings=name=value,...
                                            gives the engine settings
              --write=FILE                  also writes the tables into their places in a page, and plots beside it
            """;

    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("suite", "throughput,lanes,snapshots,stops,latency,memory,json,compile,parts"),
            Map.entry("workload", "sum,window,sliding,sessions,timer,q0,q1,q2,q5,q7,q11,ads"),
            Map.entry("keys", "1000,100000,1000000"),
            Map.entry("sides", ""),
            Map.entry("engines", "false"),
            Map.entry("lanes", "2"),
            Map.entry("snapshots", "1s"),
            Map.entry("events", "10000000"),
            Map.entry("long-events", "200000000"),
            Map.entry("events-per-milli", "100"),
            Map.entry("rounds", "7"),
            Map.entry("warm-ups", "4"),
            Map.entry("repetitions", "5"),
            Map.entry("rate", "100000"),
            Map.entry("seconds", "20"),
            Map.entry("jvm", "-Xms2g -Xmx2g -XX:+AlwaysPreTouch"),
            Map.entry("write", ""));

    private static final Map<String, String> QUICK = Map.of(
            "keys", "1000,1000000",
            "events", "4000000",
            "long-events", "40000000",
            "rounds", "2",
            "warm-ups", "2",
            "repetitions", "2",
            "seconds", "5");

    private final Map<String, String> values;
    private final boolean quick;
    private final List<Side> sides;

    private Options(Map<String, String> values, boolean quick) {
        this.values = Map.copyOf(values);
        this.quick = quick;
        this.sides = chosenSides();
    }

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException if there is something that it does not know
     */
    static Options parse(String[] args) {
        List<String> rest = new ArrayList<>(List.of(args));
        Map<String, String> values = new HashMap<>(DEFAULTS);
        boolean quick = rest.remove("--quick");
        if (quick) {
            values.putAll(QUICK);
        }
        for (String arg : rest) {
            int equals = arg.indexOf('=');
            String name = arg.startsWith("--") && equals > 0 ? arg.substring(2, equals) : arg;
            if (!DEFAULTS.containsKey(name)) {
                throw new IllegalArgumentException("no option " + arg);
            }
            values.put(name, arg.substring(equals + 1));
        }
        return new Options(values, quick);
    }

    private String text(String name) {
        return Objects.requireNonNull(values.get(name));
    }

    private Stream<String> list(String name) {
        return Arrays.stream(text(name).split(",")).map(String::trim).filter(each -> !each.isEmpty());
    }

    private long number(String name) {
        return Long.parseLong(text(name).replace("_", ""));
    }

    List<String> suites() {
        return list("suite").toList();
    }

    boolean quick() {
        return quick;
    }

    List<Workload> workloads() {
        return list("workload").map(Workload::of).toList();
    }

    List<Integer> keys() {
        return list("keys").map(each -> Integer.valueOf(each.replace("_", ""))).toList();
    }

    /** What {@code --sides} says, else all there are; the same objects each time. */
    List<Side> sides() {
        return sides;
    }

    private List<Side> chosenSides() {
        return text("sides").isEmpty()
                ? Side.all().stream()
                        .filter(side -> !side.foreign() || engines())
                        .toList()
                : list("sides").map(Side::of).toList();
    }

    boolean engines() {
        return Boolean.parseBoolean(text("engines"));
    }

    List<Integer> lanes() {
        return list("lanes").map(Integer::valueOf).toList();
    }

    long snapshotMillis() {
        String text = text("snapshots");
        return text.endsWith("ms")
                ? Long.parseLong(text.substring(0, text.length() - 2))
                : 1000 * Long.parseLong(text.replace("s", ""));
    }

    long events() {
        return number("events");
    }

    long longEvents() {
        return number("long-events");
    }

    int eventsPerMilli() {
        return (int) number("events-per-milli");
    }

    int rounds() {
        return (int) number("rounds");
    }

    int warmUps() {
        return (int) number("warm-ups");
    }

    int repetitions() {
        return (int) number("repetitions");
    }

    int rate() {
        return (int) number("rate");
    }

    int seconds() {
        return (int) number("seconds");
    }

    List<String> jvm() {
        return List.of(text("jvm").trim().split("\\s+"));
    }

    /** How large the heap of a process may grow, as an option for it. */
    String largestHeap() {
        return jvm().stream()
                .filter(option -> option.startsWith("-Xmx"))
                .findFirst()
                .orElse("-Xmx2g");
    }

    /** The page to write into, or null. */
    @Nullable String write() {
        return text("write").isEmpty() ? null : text("write");
    }

    /** The loads of the workloads, each with all numbers of keys that it can have. */
    List<Load> loads() {
        List<Load> loads = new ArrayList<>();
        for (Workload workload : workloads()) {
            List<Integer> keys = workload.feed().hasKeys() ? keys() : List.of(0);
            keys.forEach(count -> loads.add(new Load(workload, count, events(), eventsPerMilli())));
        }
        return loads;
    }
}
