package io.streamwright.benchmarks;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How long after an event should have come its result is there, at a fixed rate. */
final class LatencySuite implements Suite {
    @Override
    public String key() {
        return "latency";
    }

    @Override
    public Shown run(Options options) throws IOException, InterruptedException {
        Map<String, List<String>> ways = new LinkedHashMap<>();
        ways.put("a loop that spins while there is nothing", List.of("spinning", "0"));
        ways.put("a loop that sleeps for 50 µs while there is nothing", List.of("sleeping", "0"));
        ways.put("the engine", List.of("streamwright", "0"));
        ways.put(
                "the engine, snapshots every %d ms".formatted(options.snapshotMillis()),
                List.of("streamwright", Long.toString(options.snapshotMillis())));
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "At %,d events per second of 100,000 keys, a count per key, a result per event; microseconds from when an"
                        + " event should have\ncome to its result, the median over %d processes:%n%n",
                options.rate(),
                options.rounds()));
        text.append("| | p50 | p99 | p99.9 | longest |\n| --- | ---: | ---: | ---: | ---: |\n");
        Map<String, Map<String, List<Double>>> measured = new LinkedHashMap<>();
        for (int round = 0; round < options.rounds(); round++) {
            for (Map.Entry<String, List<String>> way : ways.entrySet()) {
                Map<String, String> line = fork(options, way.getValue());
                Map<String, List<Double>> of = measured.computeIfAbsent(way.getKey(), key -> new LinkedHashMap<>());
                for (String name : List.of("p50", "p99", "p999", "max")) {
                    of.computeIfAbsent(name, key -> new java.util.ArrayList<>()).add(Fork.whole(line, name) / 1e3);
                }
            }
        }
        measured.forEach((way, of) -> {
            text.append("| ").append(way).append(" |");
            of.values()
                    .forEach(values -> text.append(' ')
                            .append(Numbers.rate(Numbers.median(values)))
                            .append(" |"));
            text.append('\n');
        });
        return new Shown(text.toString());
    }

    private static Map<String, String> fork(Options options, List<String> way)
            throws IOException, InterruptedException {
        List<String> args = List.of(
                way.get(0),
                Integer.toString(options.rate()),
                options.quick() ? "3" : "10",
                Integer.toString(options.seconds()),
                way.get(1));
        return Fork.run(LatencyTrial.class, options.jvm(), args).get(0);
    }
}
