package io.streamwright.testkit.sweeps;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.core.operator.Operator;
import io.streamwright.testkit.sweeps.Shared.Measured;
import io.streamwright.testkit.sweeps.Shared.Series;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows that share panes: snapshots in the middle of their closing, on one number of lanes and gone on from on another. */
class SharedPanesTest {
    private static final int KEYS = 3_000;

    /** What is fed to an operator, and what windows hold. */
    private interface Feed<O extends Operator> {
        void add(O operator, Measured measured);

        int hash(O operator, Measured measured);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void numbers_fireOncePerKeyAndWindow(long seed) throws Exception {
        Feed<Shared_Counting> feed = new Feed<>() {
            @Override
            public void add(Shared_Counting operator, Measured measured) {
                operator.handleAdd(measured, measured.at());
            }

            @Override
            public int hash(Shared_Counting operator, Measured measured) {
                return operator.hashForAdd(measured);
            }
        };
        var lanes = new OperatorLanes<Shared_Counting, Series>(
                1 + (int) (seed % 3), (context, out) -> new Shared_Counting("counting", context, out));
        check(new Random(seed), lanes, feed, new Expected(40, 10, 3, true));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void objects_fireOncePerKeyAndWindow(long seed) throws Exception {
        Feed<Shared_Listing> feed = new Feed<>() {
            @Override
            public void add(Shared_Listing operator, Measured measured) {
                operator.handleAdd(measured, measured.at());
            }

            @Override
            public int hash(Shared_Listing operator, Measured measured) {
                return operator.hashForAdd(measured);
            }
        };
        var lanes = new OperatorLanes<Shared_Listing, Series>(
                1 + (int) (seed % 3), (context, out) -> new Shared_Listing("listing", context, out));
        check(new Random(seed), lanes, feed, new Expected(30, 20, 0, false));
    }

    private static <O extends Operator> void check(
            Random random, OperatorLanes<O, Series> lanes, Feed<O> feed, Expected expected) throws Exception {
        long watermark = Long.MIN_VALUE;
        for (int round = 0; round < 12; round++) {
            // some are late for a part of their windows, and some for all; values rise, so that lists are in order by
            // pane
            for (int i = 0; i < 6_000; i++) {
                long at = -60 + round * 13L + random.nextInt(60);
                int most = random.nextInt(5) == 0 ? KEYS : 50;
                Measured measured = new Measured(random.nextInt(most), round * 6_000L + i, at);
                O lane = lanes.laneOf(feed.hash(lanes.laneOf(0), measured));
                feed.add(lane, measured);
                expected.add(measured, watermark);
            }
            watermark = Math.max(watermark, round == 11 ? Long.MAX_VALUE : -60 + round * 13L + random.nextInt(40));
            for (int stop = random.nextInt(4); stop > 0; stop--) {
                lanes.advance(watermark, random, 6_000);
                lanes.restart(1 + random.nextInt(4));
            }
            lanes.advance(watermark);
            expected.close(watermark);
        }
        assertThat(expected.results).hasSizeGreaterThan(10_000);
        assertThat(surplus(lanes.results(), expected.results))
                .as("fired wrongly")
                .isEmpty();
        assertThat(surplus(expected.results, lanes.results())).as("not fired").isEmpty();
    }

    /** What the one list has more often than the other. */
    private static List<String> surplus(List<Series> one, List<Series> other) {
        Map<Series, Integer> counts = new HashMap<>();
        one.forEach(each -> counts.merge(each, 1, Integer::sum));
        other.forEach(each -> counts.merge(each, -1, Integer::sum));
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getValue() + " x " + entry.getKey())
                .sorted()
                .limit(20)
                .toList();
    }

    /** Every window of every key, by the book. */
    private static final class Expected {
        private final long size;
        private final long slide;
        private final long offset;
        private final boolean sums;
        private final TreeMap<Long, TreeMap<Long, List<Measured>>> windows = new TreeMap<>();
        final List<Series> results = new ArrayList<>();

        Expected(long size, long slide, long offset, boolean sums) {
            this.size = size;
            this.slide = slide;
            this.offset = offset;
            this.sums = sums;
        }

        void add(Measured measured, long watermark) {
            long last = measured.at() - Math.floorMod(measured.at() - offset, slide);
            for (long start = last; start > measured.at() - size; start -= slide) {
                if (start + size - 1 > watermark) {
                    windows.computeIfAbsent(start, s -> new TreeMap<>())
                            .computeIfAbsent(measured.sensor(), s -> new ArrayList<>())
                            .add(measured);
                }
            }
        }

        void close(long watermark) {
            while (!windows.isEmpty() && windows.firstKey() + size - 1 <= watermark) {
                long start = windows.firstKey();
                windows.remove(start).forEach((sensor, all) -> results.add(series(sensor, start, all)));
            }
        }

        private Series series(long sensor, long start, List<Measured> all) {
            if (sums) {
                long sum = all.stream().mapToLong(Measured::value).sum();
                return new Series(sensor, start, all.size(), String.valueOf(sum));
            }
            // pane by pane of ten milliseconds, in each as they came
            TreeMap<Long, List<Long>> panes = new TreeMap<>();
            all.forEach(each -> panes.computeIfAbsent(Math.floorDiv(each.at(), 10L), p -> new ArrayList<>())
                    .add(each.value()));
            List<Long> values = panes.values().stream().flatMap(List::stream).toList();
            return new Series(sensor, start, values.size(), values.toString());
        }
    }
}
