package io.streamwright.samples.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The same question answered by a plain program that holds all readings of a machine in a list. It shares nothing with the job
 * but the records of the results.
 */
final class ByHand {
    static final Path FILE = Path.of("data/ec2_cpu.csv");

    private final List<Reading> lines = new ArrayList<>();

    private ByHand() {}

    static ByHand read() {
        try {
            ByHand byHand = new ByHand();
            List<String> text = Files.readAllLines(FILE);
            for (String line : text.subList(1, text.size())) {
                String[] fields = line.split(",");
                byHand.lines.add(new Reading(
                        Instant.ofEpochMilli(Long.parseLong(fields[0])), fields[1], Double.parseDouble(fields[2])));
            }
            return byHand;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Reading> lines() {
        return lines;
    }

    /** Machine after machine. */
    List<Overload> overloads(double limit, Duration calm) {
        Map<String, List<Reading>> high = new TreeMap<>();
        lines.stream()
                .filter(line -> line.cpuPercent() >= limit)
                .forEach(line -> high.computeIfAbsent(line.instance(), instance -> new ArrayList<>())
                        .add(line));
        List<Overload> overloads = new ArrayList<>();
        high.forEach((instance, readings) -> {
            int first = 0;
            for (int i = 1; i <= readings.size(); i++) {
                boolean goesOn = i < readings.size()
                        && Duration.between(
                                                readings.get(i - 1).at(),
                                                readings.get(i).at())
                                        .compareTo(calm)
                                <= 0;
                if (!goesOn) {
                    overloads.add(overload(instance, readings.subList(first, i)));
                    first = i;
                }
            }
        });
        return overloads;
    }

    private static Overload overload(String instance, List<Reading> readings) {
        Instant from = readings.get(0).at();
        Instant to = readings.get(readings.size() - 1).at();
        double peak = readings.stream().mapToDouble(Reading::cpuPercent).max().orElseThrow();
        return new Overload(instance, from, to, Duration.between(from, to), peak, readings.size());
    }
}
