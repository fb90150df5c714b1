package states;

import io.streamwright.*;
import java.time.*;
import java.util.*;

@StreamJob("states")
interface States {
    @Source("file:views.jsonl")
    @Watermark(outOfOrder = "1s")
    StreamOf<View> views();

    @Apply(History.class)
    @Sink("log:")
    StreamOf<Pages> pages();

    @Apply(Recently.class)
    @Sink("log:")
    StreamOf<Pages> recently();

    @Apply(VisitorsPerMinute.class)
    @Sink("log:")
    StreamOf<Visitors> visitors();

    record View(String user, String page, @EventTime Instant at) {}

    record Pages(String user, List<String> pages, int views) {}

    record Visitors(String page, int visitors) {}

    /** Rows with lists and maps beside an object that changes. */
    @KeyedBy("user")
    class History {
        @State
        ListState<String> pages;

        @State
        MapState<String, Long> views = MapState.create();

        @State
        Set<String> seen = new TreeSet<>();

        @State
        int events;

        @OnEvent
        Pages view(View view) {
            events++;
            seen.add(view.page());
            pages.add(view.page());
            views.merge(view.page(), 1L, Long::sum);
            return new Pages(view.user(), pages.toList(), events);
        }
    }

    /** A map with objects that change, per window. */
    @KeyedBy("page")
    @Window(size = "1m")
    class VisitorsPerMinute {
        static class Visit {
            int views;
            Optional<Instant> last = Optional.empty();
        }

        @State
        MapState<String, Visit> visits;

        @OnEvent
        void add(View view) {
            Visit visit = visits.computeIfAbsent(view.user(), user -> new Visit());
            visit.views++;
            visit.last = Optional.of(view.at());
        }

        @OnClose
        Visitors close(@Key String page) {
            return new Visitors(page, visits.size());
        }
    }

    /** State that expires: by itself, as a whole, by element and entry. */
    @KeyedBy("user")
    @Ttl("1h")
    class Recently {
        @State
        int views;

        @State
        Set<String> pages = new TreeSet<>();

        @State
        @Ttl(value = "10m", update = Ttl.Update.ON_READ_AND_WRITE)
        Optional<Instant> last = Optional.empty();

        @State
        @Ttl(value = "1d", visibility = Ttl.Visibility.RETURN_EXPIRED_IF_NOT_CLEANED_UP)
        boolean known;

        @State
        ListState<String> words;

        @State
        @Ttl("5m")
        MapState<String, Long> counts;

        @OnEvent
        Pages view(View view) {
            views++;
            known = true;
            last = Optional.of(view.at());
            pages.add(view.page());
            words.add(view.page());
            counts.merge(view.page(), 1L, Long::sum);
            return new Pages(view.user(), words.toList(), views);
        }
    }
}
