package io.streamwright.samples.pageviews.visitors;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The command line of {@link SendVisitors}.
 *
 * @param site what is sent
 * @param bootstrap where brokers are found
 * @param topic where it is sent to
 * @param file where it is written instead; empty for the topic
 * @param speedUp how many seconds of traffic pass in one, 0 for no pauses
 */
record SendSettings(Site site, String bootstrap, String topic, String file, double speedUp) {
    static final String USAGE = """
            Sends the traffic of a web site, made up, to a Kafka topic or into a file.

              --bootstrap=localhost:9092       where brokers are found
              --topic=page-views               where it is sent to, keyed by user
              --file=FILE                      where it is written instead
              --speed-up=60                    how many seconds of traffic pass in one; 0: as fast as it can
              --start=2026-05-01T00:00:00Z     when the traffic begins
              --hours=24                       how long it lasts
              --views-per-second=5             by people, on the average of a day
              --pages=200                      how many there are
              --users=5000                     how many come back
              --late=0.005                     the share that is reported half a minute to five minutes late
              --broken=0.001                   the share that cannot be read
              --seed=0                         the same seed, the same traffic
            """;

    /**
     * Reads the arguments.
     *
     * @throws IllegalArgumentException with a message for people if one is wrong
     */
    static SendSettings parse(String... args) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String arg : args) {
            int equals = arg.indexOf('=');
            if (!arg.startsWith("--") || equals < 0) {
                throw new IllegalArgumentException("error: \"" + arg + "\" is not --name=value\n\n" + USAGE);
            }
            given.put(arg.substring(2, equals), arg.substring(equals + 1));
        }
        Site site = Site.DEFAULT;
        SendSettings settings = new SendSettings(
                new Site(
                        take(given, "start", site.start(), Instant::parse),
                        take(given, "hours", site.length(), SendSettings::hours),
                        take(given, "views-per-second", site.viewsPerSecond(), text -> atLeast(0.001, text)),
                        take(given, "pages", site.pages(), text -> (int) atLeast(1, text)),
                        take(given, "users", site.users(), text -> (int) atLeast(1, text)),
                        take(given, "late", site.late(), text -> atLeast(0, text)),
                        take(given, "broken", site.broken(), text -> atLeast(0, text)),
                        take(given, "seed", site.seed(), Long::parseLong)),
                take(given, "bootstrap", "localhost:9092", text -> text),
                take(given, "topic", "page-views", text -> text),
                take(given, "file", "", text -> text),
                take(given, "speed-up", 60.0, text -> atLeast(0, text)));
        if (!given.isEmpty()) {
            throw new IllegalArgumentException(
                    "error: there is no --" + given.keySet().iterator().next() + "\n\n" + USAGE);
        }
        return settings;
    }

    private static <T> T take(Map<String, String> given, String name, T otherwise, Function<String, T> parse) {
        String text = given.remove(name);
        if (text == null) {
            return otherwise;
        }
        try {
            return parse.apply(text);
        } catch (NumberFormatException | DateTimeException e) {
            throw new IllegalArgumentException(
                    "error: --" + name + " cannot be \"" + text + "\"; an example is " + otherwise, e);
        }
    }

    private static Duration hours(String text) {
        return Duration.ofMillis((long) (atLeast(0, text) * 3_600_000));
    }

    private static double atLeast(double least, String text) {
        double number = Double.parseDouble(text);
        if (!(number >= least)) {
            throw new NumberFormatException();
        }
        return number;
    }
}
