package io.streamwright.testkit.sweeps;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.core.operator.Operator;
import io.streamwright.testkit.sweeps.Visits.Click;
import io.streamwright.testkit.sweeps.Visits.Visit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions of many keys: snapshots while they end, on one number of lanes and gone on from on another. */
class SessionsTest {
    private static final int KEYS = 2_000;

    private interface Feed<O extends Operator> {
        void add(O operator, Click click);

        int hash(O operator, Click click);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void fixedGap_firesOncePerSession(long seed) throws Exception {
        Feed<Visits_Counting> feed = new Feed<>() {
            @Override
            public void add(Visits_Counting operator, Click click) {
                operator.handleAdd(click, click.at());
            }

            @Override
            public int hash(Visits_Counting operator, Click click) {
                return operator.hashForAdd(click);
            }
        };
        var lanes = new OperatorLanes<Visits_Counting, Visit>(
                1 + (int) (seed % 3), (context, out) -> new Visits_Counting("counting", context, out));
        check(new Random(seed), lanes, feed, new Expected(click -> 20, 0) {
            @Override
            Visit visit(Session session, String firing) {
                long sum = session.values.stream().mapToLong(Long::longValue).sum();
                return new Visit(
                        session.user, session.start, session.end, session.values.size(), String.valueOf(sum), firing);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void lateness_firesForEachLateEvent(long seed) throws Exception {
        Feed<Visits_Listing> feed = new Feed<>() {
            @Override
            public void add(Visits_Listing operator, Click click) {
                operator.handleAdd(click, click.at());
            }

            @Override
            public int hash(Visits_Listing operator, Click click) {
                return operator.hashForAdd(click);
            }
        };
        var lanes = new OperatorLanes<Visits_Listing, Visit>(
                1 + (int) (seed % 3), (context, out) -> new Visits_Listing("listing", context, out));
        check(new Random(seed), lanes, feed, new Expected(click -> 10, 25) {
            @Override
            Visit visit(Session session, String firing) {
                List<Long> values = session.values;
                return new Visit(session.user, session.start, session.end, values.size(), values.toString(), firing);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void gapsOfEvents_mergeWhatOverlapsOrTouches(long seed) throws Exception {
        Feed<Visits_Pausing> feed = new Feed<>() {
            @Override
            public void add(Visits_Pausing operator, Click click) {
                operator.handleAdd(click, click.at());
            }

            @Override
            public int hash(Visits_Pausing operator, Click click) {
                return operator.hashForAdd(click);
            }
        };
        var lanes = new OperatorLanes<Visits_Pausing, Visit>(
                1 + (int) (seed % 3), (context, out) -> new Visits_Pausing("pausing", context, out));
        check(new Random(seed), lanes, feed, new Expected(Click::pause, 0) {
            @Override
            Visit visit(Session session, String firing) {
                return new Visit(session.user, session.start, session.end, session.values.size(), "", "");
            }
        });
    }

    private static <O extends Operator> void check(
            Random random, OperatorLanes<O, Visit> lanes, Feed<O> feed, Expected expected) throws Exception {
        long watermark = Long.MIN_VALUE;
        for (int round = 0; round < 15; round++) {
            for (int i = 0; i < 3_000; i++) {
                long at = -60 + round * 20L + random.nextInt(60);
                int most = random.nextInt(5) == 0 ? KEYS : 300;
                int user = random.nextInt(most);
                Click click = new Click(user, round * 3_000L + i, 1 + user % 37, at);
                O lane = lanes.laneOf(feed.hash(lanes.laneOf(0), click));
                feed.add(lane, click);
                expected.add(click, watermark);
            }
            watermark = Math.max(watermark, round == 14 ? Long.MAX_VALUE : -60 + round * 20L + random.nextInt(50));
            for (int stop = random.nextInt(4); stop > 0; stop--) {
                lanes.advance(watermark, random, 500);
                lanes.restart(1 + random.nextInt(4));
            }
            lanes.advance(watermark);
            expected.advance(watermark);
        }
        assertThat(expected.results).hasSizeGreaterThan(3_000);
        assertThat(surplus(lanes.results(), expected.results))
                .as("fired wrongly")
                .isEmpty();
        assertThat(surplus(expected.results, lanes.results())).as("not fired").isEmpty();
    }

    /** What the one list has more often than the other. */
    private static List<String> surplus(List<Visit> one, List<Visit> other) {
        Map<Visit, Integer> counts = new HashMap<>();
        one.forEach(each -> counts.merge(each, 1, Integer::sum));
        other.forEach(each -> counts.merge(each, -1, Integer::sum));
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getValue() + " x " + entry.getKey())
                .sorted()
                .limit(20)
                .toList();
    }

    private static final class Session {
        final long user;
        long start;
        long end;
        boolean fired;
        List<Long> values = new ArrayList<>();

        Session(long user, long start, long end) {
            this.user = user;
            this.start = start;
            this.end = end;
        }
    }

    /** The windows of each key, merged as Flink's documentation has it. */
    private abstract static class Expected {
        private final ToLongFunction<Click> gap;
        private final long lateness;
        private final Map<Long, List<Session>> sessions = new TreeMap<>();
        final List<Visit> results = new ArrayList<>();

        Expected(ToLongFunction<Click> gap, long lateness) {
            this.gap = gap;
            this.lateness = lateness;
        }

        abstract Visit visit(Session session, String firing);

        void add(Click click, long watermark) {
            Session joined = new Session(click.user(), click.at(), click.at() + gap.applyAsLong(click));
            List<Session> all = sessions.computeIfAbsent(click.user(), u -> new ArrayList<>());
            List<Session> met = all.stream()
                    .filter(other -> other.start <= joined.end && joined.start <= other.end)
                    .sorted(Comparator.comparingLong(other -> other.start))
                    .toList();
            for (Session other : met) {
                joined.start = Math.min(joined.start, other.start);
                joined.end = Math.max(joined.end, other.end);
                joined.values.addAll(other.values);
            }
            if (joined.end - 1 + lateness <= watermark) {
                return;
            }
            joined.values.add(click.value());
            all.removeAll(met);
            all.add(joined);
            if (joined.end - 1 <= watermark) {
                joined.fired = true;
                results.add(visit(joined, "LATE"));
            }
        }

        void advance(long watermark) {
            for (List<Session> all : sessions.values()) {
                for (Session session : all) {
                    if (session.end - 1 <= watermark && !session.fired) {
                        session.fired = true;
                        results.add(visit(session, "ON_TIME"));
                    }
                }
                all.removeIf(session -> watermark - lateness >= session.end - 1);
            }
        }
    }
}
