package io.streamwright.samples.pageviews;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the job is to find, by a plain program: it holds everything in maps, and shares nothing with the job. Whether a view is
 * late is decided by what came before it in its own partition. With several partitions the job may still count it, if another
 * partition is not as far yet; so there the results lie between those with and those without late views.
 */
final class ByHand {
    private static final Pattern VIEW =
            Pattern.compile("\\{\"page\":\"([^\"]*)\",\"user\":\"([^\"]*)\",\"at\":\"([^\"]*)\"}");

    private static final long MINUTE = 60_000;
    private static final long OUT_OF_ORDER = 5_000;

    private record View(String page, String user, long minute, boolean late) {}

    private final List<View> views = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();

    /** Takes what is in one partition, or one file, in its order. */
    void partition(List<String> values) {
        long newest = Long.MIN_VALUE + OUT_OF_ORDER + 1;
        for (String value : values) {
            Matcher matcher = VIEW.matcher(value);
            if (!matcher.matches()) {
                unreadable.add(value);
                continue;
            }
            long at = Instant.parse(matcher.group(3)).toEpochMilli();
            long minute = at / MINUTE * MINUTE;
            // at watermark t all with a time up to t has come, so that a window is over if t is its last millisecond
            boolean late = minute + MINUTE - 1 <= newest - OUT_OF_ORDER - 1;
            newest = Math.max(newest, at);
            if (!matcher.group(2).startsWith("bot-")) {
                views.add(new View(matcher.group(1), matcher.group(2), minute, late));
            }
        }
    }

    List<String> unreadable() {
        return unreadable;
    }

    int views() {
        return views.size();
    }

    long late() {
        return views.stream().filter(View::late).count();
    }

    /** Views by page and minute, {@code /page-0 2026-05-01T10:00:00Z}. */
    Map<String, Long> counts(boolean withLate) {
        return count(withLate, false);
    }

    /** Those who had more views than so many in a minute, by user and minute. */
    Map<String, Long> crawlers(boolean withLate, long limit) {
        Map<String, Long> crawlers = count(withLate, true);
        crawlers.values().removeIf(count -> count <= limit);
        return crawlers;
    }

    private Map<String, Long> count(boolean withLate, boolean byUser) {
        Map<String, Long> counts = new TreeMap<>();
        for (View view : views) {
            if (withLate || !view.late()) {
                String key = (byUser ? view.user() : view.page()) + " " + Instant.ofEpochMilli(view.minute());
                counts.merge(key, 1L, Long::sum);
            }
        }
        return counts;
    }

    /** The lines that the job prints: each hour with all its views, and the page that had most. */
    static List<String> hours(Map<String, Long> counts) {
        Map<Instant, Map<String, Long>> hours = new TreeMap<>();
        counts.forEach((key, views) -> {
            String[] parts = key.split(" ");
            hours.computeIfAbsent(Instant.parse(parts[1]).truncatedTo(ChronoUnit.HOURS), hour -> new TreeMap<>())
                    .merge(parts[0], views, Long::sum);
        });
        List<String> lines = new ArrayList<>();
        hours.forEach((hour, pages) -> {
            Map.@Nullable Entry<String, Long> most = null;
            long all = 0;
            for (Map.Entry<String, Long> page : pages.entrySet()) {
                all += page.getValue();
                most = most == null || page.getValue() > most.getValue() ? page : most;
            }
            if (most != null) {
                lines.add("{\"hour\":\"%s\",\"views\":%d,\"page\":\"%s\",\"pageViews\":%d}"
                        .formatted(hour, all, most.getKey(), most.getValue()));
            }
        });
        return lines;
    }

    private static final Pattern COUNT =
            Pattern.compile("\\{\"(?:page|user)\":\"([^\"]*)\",\"(?:from|minute)\":\"([^\"]*)\",\"views\":(\\d+)}");

    /**
     * What the job has written, in the same form.
     *
     * @throws IllegalStateException if something is there twice
     */
    static Map<String, Long> results(List<String> lines) {
        Map<String, Long> results = new TreeMap<>();
        for (String line : lines) {
            Matcher matcher = COUNT.matcher(line);
            if (!matcher.matches()) {
                throw new IllegalStateException("not a result: " + line);
            }
            String key = matcher.group(1) + " " + matcher.group(2);
            if (results.put(key, Long.valueOf(matcher.group(3))) != null) {
                throw new IllegalStateException("twice: " + line);
            }
        }
        return results;
    }
}
