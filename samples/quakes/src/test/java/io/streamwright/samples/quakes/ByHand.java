package io.streamwright.samples.quakes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The same questions answered by a plain program that holds the whole week in a list: what the job is compared with. It
 * shares nothing with the job but the records of the results.
 */
final class ByHand {
    static final Path CATALOGUE = Path.of("data/earthquakes.csv");

    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;
    private static final long OUT_OF_ORDER = 60_000;

    /** A line of the catalogue; {@code line} counts from 0. */
    record Line(
            int line, long time, String id, String magnitude, String type, String depth, String place, String region) {
        double size() {
            return Double.parseDouble(magnitude);
        }
    }

    private final List<Line> lines;

    private ByHand(List<Line> lines) {
        this.lines = lines;
    }

    static ByHand read() {
        try {
            List<String> text = Files.readAllLines(CATALOGUE);
            List<Line> lines = new ArrayList<>();
            for (String each : text.subList(1, text.size())) {
                List<String> fields = split(each);
                lines.add(new Line(
                        lines.size(),
                        Long.parseLong(fields.get(0)),
                        fields.get(1),
                        fields.get(2),
                        fields.get(3),
                        fields.get(7),
                        fields.get(8),
                        region(fields.get(8))));
            }
            return new ByHand(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Splits at commas that are not within quotes. */
    private static List<String> split(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char each = line.charAt(i);
            if (each == '"') {
                quoted = !quoted;
            } else if (each == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(each);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    private static String region(String place) {
        String[] parts = place.split(", ");
        String region = parts[parts.length - 1].replaceAll(" region$", "");
        return Map.of("CA", "California", "NV", "Nevada", "MX", "Mexico").getOrDefault(region, region);
    }

    List<Line> lines() {
        return lines;
    }

    private List<Line> natural() {
        return lines.stream()
                .filter(line ->
                        line.type().equals("earthquake") && !line.magnitude().isEmpty())
                .toList();
    }

    /** Of each region, for each window that has quakes, sorted by window and region. */
    private List<RegionStats> windows(long size, long slide) {
        List<RegionStats> results = new ArrayList<>();
        long first = Math.floorDiv(lines.get(0).time(), DAY) * DAY - size;
        long last = lines.get(lines.size() - 1).time();
        for (long start = first; start <= last; start += slide) {
            long from = start;
            Map<String, List<Line>> byRegion = byRegion(line -> line.time() >= from && line.time() < from + size);
            byRegion.forEach((region, quakes) -> results.add(stats(region, from, from + size, quakes)));
        }
        return results;
    }

    private Map<String, List<Line>> byRegion(Predicate<Line> which) {
        Map<String, List<Line>> regions = new TreeMap<>();
        natural().stream()
                .filter(which)
                .forEach(line -> regions.computeIfAbsent(line.region(), region -> new ArrayList<>())
                        .add(line));
        return regions;
    }

    private static RegionStats stats(String region, long from, long to, List<Line> quakes) {
        double sum = 0;
        double strongest = -10;
        double deepest = -1000;
        for (Line quake : quakes) {
            sum += quake.size();
            strongest = Math.max(strongest, quake.size());
            deepest = Math.max(deepest, Double.parseDouble(quake.depth()));
        }
        return new RegionStats(
                region,
                Instant.ofEpochMilli(from),
                Instant.ofEpochMilli(to),
                quakes.size(),
                strongest,
                Math.round(sum / quakes.size() * 100) / 100.0,
                deepest);
    }

    List<RegionStats> daily() {
        return windows(DAY, DAY);
    }

    List<RegionStats> rolling() {
        return windows(DAY, 6 * HOUR);
    }

    List<DayReview> days() {
        Map<Instant, List<RegionStats>> byDay = new LinkedHashMap<>();
        daily().forEach(stats ->
                byDay.computeIfAbsent(stats.from(), day -> new ArrayList<>()).add(stats));
        List<DayReview> results = new ArrayList<>();
        byDay.forEach((day, regions) -> {
            int quakes = 0;
            RegionStats strongest = regions.get(0);
            for (RegionStats region : regions) {
                quakes += region.quakes();
                strongest = region.strongest() > strongest.strongest() ? region : strongest;
            }
            List<RegionStats> left = new ArrayList<>(regions);
            List<String> most = new ArrayList<>();
            while (most.size() < 3 && !left.isEmpty()) {
                RegionStats next = left.get(0);
                for (RegionStats region : left) {
                    next = region.quakes() > next.quakes() ? region : next;
                }
                left.remove(next);
                most.add(next.region() + " " + next.quakes());
            }
            results.add(new DayReview(
                    LocalDate.ofInstant(day, ZoneOffset.UTC), quakes, strongest.strongest(), strongest.region(), most));
        });
        return results;
    }

    /** Sorted by time and region. */
    List<AllQuiet> alerts(double strong, long quietMillis) {
        TreeMap<String, AllQuiet> results = new TreeMap<>();
        byRegion(line -> true).forEach((region, quakes) -> {
            Line main = null;
            int after = 0;
            for (int i = 0; i < quakes.size(); i++) {
                Line quake = quakes.get(i);
                if (quake.size() >= strong && (main == null || quake.size() > main.size())) {
                    main = quake;
                    after = 0;
                } else if (main != null) {
                    after++;
                }
                long due = quake.time() + quietMillis;
                boolean goesOn = i + 1 < quakes.size() && !passed(due, quakes.get(i + 1));
                if (main != null && !goesOn) {
                    results.put(
                            Instant.ofEpochMilli(due) + region,
                            new AllQuiet(
                                    region,
                                    Instant.ofEpochMilli(due),
                                    main.size(),
                                    Instant.ofEpochMilli(main.time()),
                                    after));
                    main = null;
                }
            }
        });
        return List.copyOf(results.values());
    }

    /** Whether the watermark has reached {@code due} when {@code next} is read: what was read before it decides. */
    private boolean passed(long due, Line next) {
        return lines.get(next.line() - 1).time() - OUT_OF_ORDER - 1 >= due;
    }
}
