package io.streamwright.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How long a lane with ten million keys stops, with snapshots and without. */
final class StopsSuite implements Suite {
    private static final List<String> JVM = List.of("-Xms5g", "-Xmx5g", "-XX:+AlwaysPreTouch");

    @Override
    public String key() {
        return "stops";
    }

    @Override
    public Shown run(Options options) throws IOException, InterruptedException {
        int keys = options.quick() ? 1_000_000 : 10_000_000;
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "A running sum over %,d keys, all changing; the longest time between two looks at the clock 32 events apart,"
                        + " in ms, of each of %d\nprocesses; those during which the collector held all threads apart:%n%n",
                keys,
                options.rounds()));
        text.append("| snapshots | each of, MB | in a run | longest stop | longest with a collection |\n");
        text.append("| --- | ---: | ---: | ---: | ---: |\n");
        for (int round = 0; round < options.rounds(); round++) {
            for (long millis : new long[] {0, options.snapshotMillis()}) {
                List<String> args =
                        List.of(Integer.toString(keys), Long.toString(options.longEvents()), Long.toString(millis));
                Map<String, String> line = Fork.run(StopsTrial.class, JVM, args).get(0);
                text.append(String.format(
                        Locale.ROOT,
                        "| %s | %s | %s | %.2f | %.2f |%n",
                        millis == 0 ? "none" : "every " + millis + " ms",
                        millis == 0 ? "" : Numbers.whole(Fork.whole(line, "bytes") / 1e6),
                        millis == 0 ? "" : line.get("snapshots"),
                        Fork.whole(line, "longest") / 1e6,
                        Fork.whole(line, "collecting") / 1e6));
            }
        }
        return new Shown(text.toString());
    }
}
