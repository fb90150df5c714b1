package io.streamwright.samples.pageviews.visitors;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * Draws the traffic of a site: what its servers report, in the order in which that arrives. A small simulation: visits begin at
 * random, more of them by day; each goes from page to page with time to read in between; each view is reported a little later.
 * The same site gives the same reports, on each machine (hence StrictMath). For one thread.
 */
final class Visitors implements Iterator<Report> {
    /** One who views pages, and when the next. */
    private record Visit(Kind kind, String user, long atMillis, int viewsLeft, int number) {}

    /** Who comes. */
    private enum Kind {
        /** Reads for half a minute, and leaves after five pages or so. */
        PERSON(1, 0),
        /** Says what it is, and goes through all pages, one per second. */
        BOT(0.1, 60),
        /** Does not say what it is, and is in a hurry. */
        CRAWLER(0.02, 120);

        /** How many views there are, for one by a person. */
        final double share;
        /** How many a visit has; 0 where that is drawn. */
        final int views;

        Kind(double share, int views) {
            this.share = share;
            this.views = views;
        }

        double viewsOnAverage() {
            return views == 0 ? 5 : views;
        }
    }

    private static final int BOTS = 4;
    private static final double BUSIEST = 1.8;

    private final Site site;
    private final Random random;
    private final Zipf popularity;
    private final long endMillis;
    private final PriorityQueue<Visit> visits =
            new PriorityQueue<>(Comparator.comparingLong(Visit::atMillis).thenComparingInt(Visit::number));
    private final PriorityQueue<Report> reports =
            new PriorityQueue<>(Comparator.comparingLong(Report::atMillis).thenComparing(Report::text));
    private final Map<Kind, Long> nextArrivals = new EnumMap<>(Kind.class);
    private int number;

    Visitors(Site site) {
        this.site = site;
        this.random = new Random(site.seed());
        this.popularity = new Zipf(site.pages());
        long startMillis = site.start().toEpochMilli();
        this.endMillis = startMillis + site.length().toMillis();
        for (Kind kind : Kind.values()) {
            nextArrivals.put(kind, arrivalAfter(startMillis, kind));
        }
    }

    @Override
    public boolean hasNext() {
        // what is reported before anything else happens has its place in the order
        while (true) {
            long next = Math.min(
                    nextArrival(),
                    visits.isEmpty() ? Long.MAX_VALUE : visits.peek().atMillis());
            if (!reports.isEmpty() && reports.peek().atMillis() <= next) {
                return true;
            }
            if (next >= endMillis) {
                return !reports.isEmpty();
            }
            if (!visits.isEmpty() && visits.peek().atMillis() == next) {
                view(visits.remove());
            } else {
                arrive(next);
            }
        }
    }

    @Override
    public Report next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return reports.remove();
    }

    private long nextArrival() {
        return Collections.min(nextArrivals.values());
    }

    private void arrive(long now) {
        for (Kind kind : Kind.values()) {
            if (Objects.equals(nextArrivals.get(kind), now)) {
                nextArrivals.put(kind, arrivalAfter(now, kind));
                // bots and crawlers never sleep, but are not more either while everybody else is awake
                if (kind != Kind.PERSON || random.nextDouble() * BUSIEST < Site.busyAt(now)) {
                    visits.add(new Visit(kind, user(kind), now, viewsOf(kind), number++));
                }
            }
        }
    }

    /** Arrivals are independent of each other, so the time between two is exponential; people's are thinned out by the hour. */
    private long arrivalAfter(long now, Kind kind) {
        double perSecond = site.viewsPerSecond() * kind.share / kind.viewsOnAverage();
        double most = kind == Kind.PERSON ? perSecond * BUSIEST : perSecond;
        return now + 1 + (long) exponential(1_000 / most);
    }

    private String user(Kind kind) {
        return switch (kind) {
            case BOT -> "bot-" + random.nextInt(BOTS);
            // few come often, most seldom
            case PERSON, CRAWLER -> "user-" + (int) (site.users() * StrictMath.pow(random.nextDouble(), 3));
        };
    }

    private int viewsOf(Kind kind) {
        if (kind.views > 0) {
            return kind.views;
        }
        int views = 1;
        while (random.nextDouble() < 1 - 1 / kind.viewsOnAverage()) {
            views++;
        }
        return views;
    }

    private void view(Visit visit) {
        int page = visit.kind() == Kind.PERSON
                ? popularity.draw(random)
                : (visit.number() * 7 + visit.viewsLeft()) % site.pages();
        report(visit.user(), "/page-" + page, visit.atMillis());
        if (visit.viewsLeft() > 1) {
            long pause = switch (visit.kind()) {
                // half of them read for less than 20 s, and some for minutes
                case PERSON -> (long) (20_000 * StrictMath.exp(random.nextGaussian()));
                case BOT -> 1_000;
                case CRAWLER -> 250;
            };
            visits.add(new Visit(
                    visit.kind(), visit.user(), visit.atMillis() + pause, visit.viewsLeft() - 1, visit.number()));
        }
    }

    private void report(String user, String page, long atMillis) {
        long delay = random.nextDouble() < site.late()
                ? 30_000 + random.nextInt(270_000)
                : Math.min(Site.SLOWEST_MILLIS, (long) exponential(500));
        String view = "{\"page\":\"" + page + "\",\"user\":\"" + user + "\",\"at\":\"" + Instant.ofEpochMilli(atMillis)
                + "\"}";
        boolean broken = random.nextDouble() < site.broken();
        reports.add(new Report(atMillis + delay, user, broken ? broken(view) : view));
    }

    /** As it happens: cut off, without a time, from another program. */
    private String broken(String view) {
        return switch (random.nextInt(3)) {
            case 0 -> view.substring(0, view.length() / 2);
            case 1 -> view.replaceAll("\"at\":\".*\"", "\"at\":null");
            default -> "GET " + view.split("\"")[3] + " HTTP/1.1";
        };
    }

    private double exponential(double mean) {
        return -mean * StrictMath.log(1 - random.nextDouble());
    }
}
