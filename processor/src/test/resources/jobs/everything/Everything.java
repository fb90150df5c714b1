package everything;

import io.streamwright.Apply;
import io.streamwright.Config;
import io.streamwright.Counter;
import io.streamwright.DeadLetter;
import io.streamwright.EventTime;
import io.streamwright.From;
import io.streamwright.Histogram;
import io.streamwright.Key;
import io.streamwright.KeyTimer;
import io.streamwright.KeyedBy;
import io.streamwright.Named;
import io.streamwright.OnClose;
import io.streamwright.OnError;
import io.streamwright.OnEvent;
import io.streamwright.OnTimer;
import io.streamwright.Out;
import io.streamwright.Service;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.State;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.TimeDomain;
import io.streamwright.Uid;
import io.streamwright.Union;
import io.streamwright.Watermark;
import io.streamwright.Window;
import io.streamwright.WindowEnd;
import io.streamwright.WindowStart;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** A job that uses every part of the language. */
@StreamJob("everything")
public interface Everything {
    enum Colour {
        RED,
        GREEN
    }

    record Point(int x, Integer y, Colour colour) {}

    sealed interface Shape permits Circle, Box {}

    record Circle(double radius) implements Shape {}

    record Box(List<Point> corners, Shape inside) implements Shape {}

    /** A plain class. */
    class Totals {
        long count;
        double sum = 1.5;
        List<String> names = new ArrayList<>();
    }

    record Event(
            long id,
            @Named("event_time") @EventTime Instant at,
            Long maybe,
            Point point,
            Shape shape,
            byte[] raw,
            int[] numbers,
            String[] texts,
            Optional<BigDecimal> amount,
            Map<Colour, List<UUID>> ids,
            boolean flag,
            char letter,
            float ratio) {
        String user() {
            return "u" + id;
        }
    }

    record Other(UUID uid, String who, @EventTime long when) {}

    record Result(String text, long number) {}

    /** A service that the job can make itself. */
    class Lookup implements AutoCloseable {
        String find(String key) {
            return key;
        }

        @Override
        public void close() {}
    }

    @KeyedBy({"user", "colourOf"})
    class Tracker {
        @State
        boolean seen;

        @State
        Boolean maybeFlag;

        @State
        byte small;

        @State
        short medium;

        @State
        int count;

        @State
        long total = 7;

        @State
        char letter = 'a';

        @State
        float ratio;

        @State
        double sum = Double.NaN;

        @State
        Integer lastY;

        @State
        Instant last;

        @State
        Duration pause = Duration.ZERO;

        @State
        LocalDate day;

        @State
        String name = "";

        @State
        Colour colour = Colour.RED;

        @State
        List<Event> events = new ArrayList<>();

        @State
        Map<String, Totals> totals = new HashMap<>();

        @State
        Set<Long> ids = new TreeSet<>();

        @State
        Totals all = new Totals();

        @State
        Shape shape;

        @State
        List<String>[] buckets;

        @State
        Optional<Point> point = Optional.empty();

        @Config("limit")
        int limit = 10;

        @Config(value = "quiet", required = true, description = "how long")
        Duration quiet;

        @Config("favourite")
        Colour favourite = Colour.GREEN;

        @Service
        Lookup lookup;

        static Colour colourOf(Event event) {
            return event.point() == null ? Colour.RED : event.point().colour();
        }

        @OnEvent
        Optional<Result> first(
                Event event,
                KeyTimer silence,
                @Named("clean") KeyTimer sweep,
                @EventTime Instant time,
                Counter events,
                @Named("limits") Histogram seen)
                throws IOException {
            events.increment();
            seen.record(count);
            silence.after(quiet);
            sweep.after(Duration.ofMinutes(1));
            count++;
            return count > limit ? Optional.empty() : Optional.of(new Result(lookup.find(event.user()), count));
        }

        @OnEvent
        void other(
                @KeyedBy({"who", "colour"}) Other other, Out<Result> out, @Key String user, Counter events) {
            events.add(2);
            out.emit(new Result(user, 1));
        }

        static Colour colour(Other other) {
            return Colour.GREEN;
        }

        @OnTimer("silence")
        Result silent(@Key String user, @EventTime long at) {
            return new Result(user, at);
        }

        @OnTimer(value = "clean", time = TimeDomain.PROCESSING)
        List<Result> clean(KeyTimer clean) {
            clean.cancel();
            return List.of();
        }
    }

    @KeyedBy("point")
    @Window(size = "10s", slide = "3s", offset = "-1s")
    class Sliding {
        @State
        long count;

        @State
        Set<String> users = new TreeSet<>();

        @OnEvent
        void add(Event event) {
            count++;
        }

        @OnClose
        void close(@Key Point point, @WindowStart long start, @WindowEnd Instant end, Out<Result> out, Counter closed) {
            closed.increment();
            out.emit(new Result(String.valueOf(point), count));
        }
    }

    @KeyedBy("id")
    class Dedup {
        @State
        boolean seen;

        @OnEvent
        Event first(Event event) {
            if (seen) {
                return null;
            }
            seen = true;
            return event;
        }
    }

    class Enrich {
        @Config("factor")
        double factor = 2;

        @OnEvent
        Iterable<Result> words(Result result, Histogram numbers) {
            numbers.record(result.number());
            return List.of(result, new Result(result.text(), (long) (result.number() * factor)));
        }
    }

    @Source("file:events.jsonl")
    @Watermark(outOfOrder = "5s")
    StreamOf<Event> events();

    @OnError(of = "events")
    @Sink("log:")
    StreamOf<DeadLetter> bad();

    @Source("file:others.csv?header=true")
    StreamOf<Other> others();

    @Source("file:lines.txt")
    StreamOf<String> lines();

    @From("lines")
    @Watermark(outOfOrder = "1s")
    default void parsed(String line, Out<Other> out) {
        out.emit(new Other(new UUID(0, 0), line, line.length()));
    }

    @Union({"others", "parsed"})
    StreamOf<Other> allOthers();

    @Apply(Dedup.class)
    @From("events")
    StreamOf<Event> unique();

    @Apply(Tracker.class)
    @From({"unique", "allOthers"})
    @Sink("log:")
    StreamOf<Result> tracked();

    @Apply(Sliding.class)
    @From("unique")
    StreamOf<Result> sliding();

    @Apply(Enrich.class)
    @From({"tracked", "sliding"})
    @Sink("file:out/")
    StreamOf<Result> enriched();

    @Apply(Dedup.class)
    @From("events")
    @Uid("again")
    @Sink("log:")
    StreamOf<Event> uniqueAgain();

    @From("enriched")
    @Sink("stdout:")
    default long numbers(Result result) throws Exception {
        return result.number();
    }
}
