package io.streamwright.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How much memory a key takes. */
final class MemorySuite implements Suite {
    @Override
    public String key() {
        return "memory";
    }

    @Override
    public Shown run(Options options) throws IOException, InterruptedException {
        StringBuilder text =
                new StringBuilder("Bytes alive on the heap per key, after a collection, by the number of keys:"
                        + "\n\n| state of a key | keys | bytes per key |\n| --- | ---: | ---: |\n");
        for (int keys : new int[] {100_000, 1_000_000, 3_000_000, 10_000_000}) {
            text.append(row("a `long` key, two `long`s", "longs", keys));
        }
        for (int keys : new int[] {1_000_000, 10_000_000}) {
            text.append(row("a `long` key, a `long`, a timer that is set", "timer", keys));
        }
        return new Shown(text.toString());
    }

    private static String row(String what, String job, int keys) throws IOException, InterruptedException {
        Map<String, String> line = Fork.run(MemoryTrial.class, List.of("-Xmx4g"), List.of(job, Integer.toString(keys)))
                .get(0);
        return String.format(
                Locale.ROOT, "| %s | %,d | %.1f |%n", what, keys, (double) Fork.whole(line, "bytes") / keys);
    }
}
