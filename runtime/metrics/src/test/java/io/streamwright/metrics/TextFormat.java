package io.streamwright.metrics;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text format of Prometheus 0.0.4 more strictly than its servers do. */
final class TextFormat {
    private static final Pattern COMMENT = Pattern.compile("# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)");
    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)\\})? ([-+0-9.eE]+|\\+Inf|-Inf|NaN)");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\\n]|\\\\[\"\\\\n])*)\"(,|$)");

    /** Values by name and labels, the labels in order of their names. */
    final Map<String, Double> samples = new LinkedHashMap<>();

    final Map<String, String> types = new HashMap<>();

    private TextFormat() {}

    static TextFormat parse(String text) {
        TextFormat parsed = new TextFormat();
        if (!text.endsWith("\n")) {
            throw new AssertionError("the last line does not end");
        }
        Set<String> helped = new HashSet<>();
        String family = "";
        for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
            Matcher comment = COMMENT.matcher(line);
            if (comment.matches()) {
                if (comment.group(1).equals("HELP")) {
                    if (!helped.add(comment.group(2))) {
                        throw new AssertionError("twice: " + line);
                    }
                    family = comment.group(2);
                } else {
                    if (!comment.group(2).equals(family)
                            || !Set.of("counter", "gauge", "histogram").contains(comment.group(3))) {
                        throw new AssertionError("out of place: " + line);
                    }
                    parsed.types.put(family, comment.group(3));
                }
            } else {
                parsed.sample(line, family);
            }
        }
        return parsed;
    }

    private void sample(String line, String family) {
        Matcher sample = SAMPLE.matcher(line);
        if (!sample.matches()) {
            throw new AssertionError("no sample: " + line);
        }
        String name = sample.group(1);
        String type = types.get(family);
        boolean part = "histogram".equals(type)
                && Set.of(family + "_bucket", family + "_sum", family + "_count")
                        .contains(name);
        if (!part && !name.equals(family) || type == null) {
            throw new AssertionError("not in its family " + family + ": " + line);
        }
        if ("counter".equals(type) && !name.endsWith("_total")) {
            throw new AssertionError("a counter without its ending: " + line);
        }
        Map<String, String> labels = new TreeMap<>();
        if (sample.group(2) != null) {
            Matcher label = LABEL.matcher(sample.group(2));
            int end = 0;
            while (end < sample.group(2).length()) {
                if (!label.find(end) || label.start() != end) {
                    throw new AssertionError("labels: " + line);
                }
                if (labels.put(label.group(1), label.group(2)) != null) {
                    throw new AssertionError("a label twice: " + line);
                }
                end = label.end();
            }
        }
        double value = switch (sample.group(3)) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(sample.group(3));
        };
        if (samples.put(name + labels, value) != null) {
            throw new AssertionError("a sample twice: " + line);
        }
    }

    /** The sum of all samples of a name whose labels contain the text. */
    double sum(String name, String... within) {
        return samples.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(name + "{"))
                .filter(entry -> java.util.Arrays.stream(within)
                        .allMatch(part -> entry.getKey().contains(part)))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    long count(String name) {
        return samples.keySet().stream()
                .filter(key -> key.startsWith(name + "{"))
                .count();
    }
}
