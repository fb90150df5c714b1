package io.streamwright.testkit.random;

import java.util.Map;
import java.util.TreeMap;

/** What has been drawn how often, to see that nothing is left out. Thread-safe. */
final class Features {
    private final Map<String, Integer> counts = new TreeMap<>();

    synchronized void saw(String feature) {
        counts.merge(feature, 1, Integer::sum);
    }

    void saw(String feature, boolean here) {
        if (here) {
            saw(feature);
        }
    }

    synchronized int count(String feature) {
        return counts.getOrDefault(feature, 0);
    }

    @Override
    public synchronized String toString() {
        StringBuilder text = new StringBuilder();
        counts.forEach((feature, count) -> text.append(text.length() == 0 ? "" : ", ")
                .append(feature)
                .append(": ")
                .append(count));
        return text.toString();
    }
}
