package io.streamwright.samples.taxi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The same questions answered by a plain program that holds everything in lists, and computes mean and deviation of each hour
 * from all its earlier values in two passes. It shares nothing with the job but the records of the results.
 */
final class ByHand {
    static final Path FILE = Path.of("data/nyc_taxi.csv");

    private static final long HOUR = 3_600_000;
    private static final int HOURS_OF_A_WEEK = 168;

    private final List<HalfHour> lines = new ArrayList<>();

    private ByHand() {}

    static ByHand read() {
        try {
            ByHand byHand = new ByHand();
            List<String> text = Files.readAllLines(FILE);
            for (String line : text.subList(1, text.size())) {
                int comma = line.indexOf(',');
                byHand.lines.add(new HalfHour(
                        Instant.ofEpochMilli(Long.parseLong(line.substring(0, comma))),
                        Integer.parseInt(line.substring(comma + 1))));
            }
            return byHand;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<HalfHour> lines() {
        return lines;
    }

    /** In the order of time. */
    List<DemandAlert> alerts(double band, int learn) {
        Map<Long, Integer> halfHours = new TreeMap<>();
        lines.forEach(line -> halfHours.put(line.at().toEpochMilli(), line.passengers()));
        Map<Long, List<Integer>> earlier = new HashMap<>();
        List<DemandAlert> alerts = new ArrayList<>();
        long first = lines.get(0).at().toEpochMilli();
        long last = lines.get(lines.size() - 1).at().toEpochMilli();
        for (long from = first; from + 3 * HOUR / 2 <= last; from += HOUR) {
            int sum = 0;
            for (long at = from; at < from + 2 * HOUR; at += HOUR / 2) {
                sum += halfHours.get(at);
            }
            List<Integer> values = earlier.computeIfAbsent(from / HOUR % HOURS_OF_A_WEEK, hour -> new ArrayList<>());
            if (values.size() >= learn) {
                compare(from, sum, values, band, alerts);
            }
            values.add(sum);
        }
        return alerts;
    }

    private static void compare(long from, int now, List<Integer> values, double band, List<DemandAlert> alerts) {
        double mean = values.stream().mapToInt(Integer::intValue).average().orElseThrow();
        double squares = 0;
        for (int value : values) {
            squares += (value - mean) * (value - mean);
        }
        double deviation = Math.max(0.03 * mean, Math.sqrt(squares / (values.size() - 1)));
        if (now > mean + band * deviation || now < mean - band * deviation) {
            alerts.add(new DemandAlert(
                    Instant.ofEpochMilli(from),
                    now,
                    Math.round(mean),
                    Math.round(10 * (now - mean) / deviation) / 10.0));
        }
    }

    static List<UnusualDay> days(List<DemandAlert> alerts) {
        Map<LocalDate, List<DemandAlert>> byDay = new TreeMap<>();
        for (DemandAlert alert : alerts) {
            Instant lastMilli = alert.from().plusMillis(2 * HOUR - 1);
            byDay.computeIfAbsent(LocalDate.ofInstant(lastMilli, ZoneOffset.UTC), day -> new ArrayList<>())
                    .add(alert);
        }
        List<UnusualDay> days = new ArrayList<>();
        byDay.forEach((day, ofDay) -> {
            int high = (int) ofDay.stream().filter(a -> a.deviations() > 0).count();
            DemandAlert most = ofDay.get(0);
            for (DemandAlert alert : ofDay) {
                most = Math.abs(alert.deviations()) > Math.abs(most.deviations()) ? alert : most;
            }
            days.add(new UnusualDay(
                    day, high, ofDay.size() - high, most.from(), Math.round(100.0 * most.passengers() / most.usual())));
        });
        return days;
    }
}
