package io.streamwright.samples.shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The same questions answered by a plain program that holds the day in a list: what the job is compared with. It shares nothing
 * with the job but the records of the results.
 */
final class ByHand {
    static final Path ACTIONS = Path.of("data/actions.jsonl");

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final Pattern LINE =
            Pattern.compile("\\{\"id\":\"(.*?)\",\"at\":\"(.*?)\",\"visitor\":\"(.*?)\",\"kind\":\"(.*?)\","
                    + "\"product\":\"(.*?)\",\"cents\":(\\d+)}");

    /** A line, and how far the watermark had come when it was read: half a minute behind the latest time before it. */
    record Line(String id, long at, String visitor, String kind, String product, long cents, long watermark) {}

    private final List<Line> lines;

    private ByHand(List<Line> lines) {
        this.lines = lines;
    }

    static ByHand read() {
        List<Line> lines = new ArrayList<>();
        long watermark = Long.MIN_VALUE;
        for (String text : text()) {
            Matcher line = LINE.matcher(text);
            if (!line.matches()) {
                throw new IllegalStateException(text);
            }
            long at = Instant.parse(line.group(2)).toEpochMilli();
            lines.add(new Line(
                    line.group(1),
                    at,
                    line.group(3),
                    line.group(4),
                    line.group(5),
                    Long.parseLong(line.group(6)),
                    watermark));
            watermark = Math.max(watermark, at - MINUTE / 2 - 1);
        }
        return new ByHand(lines);
    }

    private static List<String> text() {
        try {
            return Files.readAllLines(ACTIONS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Line> lines() {
        return lines;
    }

    private List<Line> of(String kind) {
        return lines.stream().filter(line -> line.kind().equals(kind)).toList();
    }

    // --------------------------------------------------------------------------------------------------- statistics

    private static long tenMinutes(Line line) {
        return Math.floorDiv(line.at(), 10 * MINUTE) * 10 * MINUTE;
    }

    private static boolean isLook(Line line) {
        return line.kind().equals("VIEW") || line.kind().equals("CART");
    }

    private static boolean isTooLate(Line line) {
        return tenMinutes(line) + 15 * MINUTE - 1 <= line.watermark();
    }

    /** For each page and ten minutes: what had come by the end, and how that changed with each line that came later. */
    List<PageFigures> statistics() {
        Map<List<Object>, List<Line>> windows = new LinkedHashMap<>();
        for (Line line : lines) {
            if (isLook(line) && !isTooLate(line)) {
                windows.computeIfAbsent(List.of(line.product(), tenMinutes(line)), key -> new ArrayList<>())
                        .add(line);
            }
        }
        List<PageFigures> figures = new ArrayList<>();
        for (List<Line> window : windows.values()) {
            long last = tenMinutes(window.get(0)) + 10 * MINUTE - 1;
            List<Line> so = new ArrayList<>();
            boolean ended = false;
            for (Line line : window) {
                if (line.watermark() >= last && !ended) {
                    ended = true;
                    if (!so.isEmpty()) {
                        figures.add(figures(so, false));
                    }
                }
                so.add(line);
                if (ended) {
                    figures.add(figures(so, true));
                }
            }
            if (!ended) {
                figures.add(figures(so, false));
            }
        }
        return figures;
    }

    private static PageFigures figures(List<Line> looks, boolean corrected) {
        long views = looks.stream().filter(line -> line.kind().equals("VIEW")).count();
        return new PageFigures(
                looks.get(0).product(),
                Instant.ofEpochMilli(tenMinutes(looks.get(0))),
                views,
                looks.size() - views,
                corrected);
    }

    List<TooLate> tooLate() {
        return lines.stream()
                .filter(ByHand::isLook)
                .filter(ByHand::isTooLate)
                .map(line -> new TooLate(line.id(), Instant.ofEpochMilli(line.at()), line.product()))
                .toList();
    }

    // ------------------------------------------------------------------------------------------------------- visits

    private static final class Session {
        private long from;
        private long last;
        private int actions;
        private String first = "";
        private long cents;

        boolean meets(Line line) {
            return line.at() <= last + 20 * MINUTE && from <= line.at() + 20 * MINUTE;
        }

        boolean overAt(long watermark) {
            return last + 20 * MINUTE - 1 <= watermark;
        }
    }

    List<VisitFigures> visits() {
        List<VisitFigures> visits = new ArrayList<>();
        Map<String, List<Session>> open = new TreeMap<>();
        for (Line line : lines) {
            open.forEach((visitor, sessions) -> sessions.removeIf(session -> {
                boolean over = session.overAt(line.watermark());
                if (over) {
                    visits.add(visit(visitor, session));
                }
                return over;
            }));
            take(open.computeIfAbsent(line.visitor(), visitor -> new ArrayList<>()), line);
        }
        open.forEach((visitor, sessions) -> sessions.forEach(session -> visits.add(visit(visitor, session))));
        return visits;
    }

    private static void take(List<Session> sessions, Line line) {
        List<Session> met =
                sessions.stream().filter(session -> session.meets(line)).toList();
        Session whole = new Session();
        whole.from = line.at();
        whole.last = line.at();
        whole.first = line.product();
        met.stream()
                .min(Comparator.comparingLong(session -> session.from))
                .ifPresent(early -> whole.first = early.first);
        whole.actions = 1;
        whole.cents = line.kind().equals("ORDER") ? line.cents() : 0;
        for (Session session : met) {
            whole.from = Math.min(whole.from, session.from);
            whole.last = Math.max(whole.last, session.last);
            whole.actions += session.actions;
            whole.cents += session.cents;
        }
        sessions.removeAll(met);
        sessions.add(whole);
    }

    private static VisitFigures visit(String visitor, Session session) {
        return new VisitFigures(
                visitor,
                Instant.ofEpochMilli(session.from),
                Instant.ofEpochMilli(session.last),
                session.first,
                session.actions,
                session.cents);
    }

    // ------------------------------------------------------------------------------------------------------- orders

    private List<Line> orders() {
        Map<String, Line> orders = new LinkedHashMap<>();
        of("ORDER").forEach(line -> orders.putIfAbsent(line.id(), line));
        return List.copyOf(orders.values());
    }

    List<TopFive> top() {
        TreeMap<Long, TreeMap<String, Integer>> hours = new TreeMap<>();
        for (Line order : orders()) {
            for (long to = tenMinutes(order) + 10 * MINUTE; to <= order.at() + HOUR; to += 10 * MINUTE) {
                hours.computeIfAbsent(to, key -> new TreeMap<>()).merge(order.product(), 1, Integer::sum);
            }
        }
        List<TopFive> top = new ArrayList<>();
        hours.forEach((to, products) -> top.add(new TopFive(
                Instant.ofEpochMilli(to),
                products.entrySet().stream()
                        .sorted(Comparator.comparing(product -> -product.getValue()))
                        .limit(5)
                        .map(product -> product.getKey() + " " + product.getValue())
                        .toList())));
        return top;
    }

    /** The new orders by twenties. */
    List<Batch> batches() {
        List<Batch> batches = new ArrayList<>();
        List<Line> orders = orders();
        for (int from = 0; from < orders.size(); from += 20) {
            batches.add(batch(orders.subList(from, Math.min(orders.size(), from + 20))));
        }
        return batches;
    }

    private static Batch batch(List<Line> orders) {
        return new Batch(
                orders.size(),
                orders.stream().mapToLong(Line::cents).sum(),
                orders.stream().map(Line::id).toList());
    }

    /** What the orders of these ids make together. */
    Batch batchOf(List<String> ids) {
        Map<String, Line> byId = new LinkedHashMap<>();
        orders().forEach(order -> byId.put(order.id(), order));
        return batch(ids.stream().map(byId::get).toList());
    }

    // ------------------------------------------------------------------------------------------------------- alerts

    List<Alert> alerts() {
        List<Alert> alerts = new ArrayList<>();
        Map<String, List<Line>> failures = new TreeMap<>();
        for (Line line : of("PAYMENT_FAILED")) {
            List<Line> failed = failures.computeIfAbsent(line.visitor(), visitor -> new ArrayList<>());
            failed.add(line);
            if (failed.size() % 3 == 0) {
                List<Long> three = failed.subList(failed.size() - 3, failed.size()).stream()
                        .map(Line::at)
                        .sorted()
                        .toList();
                alerts.add(new Alert(
                        line.visitor(),
                        Instant.ofEpochMilli(three.get(0)),
                        Duration.ofMillis(three.get(2) - three.get(0))));
            }
        }
        return alerts;
    }
}
