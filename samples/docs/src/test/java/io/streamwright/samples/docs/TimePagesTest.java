package io.streamwright.samples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.core.api.CompiledJob;
import io.streamwright.samples.docs.MarkdownPage.Block;
import io.streamwright.testkit.JobHarness;
import io.streamwright.testkit.TimedEvent;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drawings of the pages on watermarks and timers: what they show is what jobs do. */
@Proves(
        page = "docs/reference/watermarks.md",
        language = "text",
        beginning = {"left           10", "@Watermark(alignWithin"})
@Proves(page = "docs/reference/timers.md", language = "text", beginning = "watermark   10:00")
class TimePagesTest {
    private static final Pattern TIME = Pattern.compile("\\d\\d:\\d\\d:\\d\\d|\\d\\d:\\d\\d");

    @TempDir
    Path folder;

    // -------------------------------------------------------------------------------------------------- watermarks

    @Test
    void streamsAndInputs_meetAsDrawn() throws Exception {
        compile(Map.of("Meeting", """
                package page;
                import io.streamwright.*;
                @StreamJob("meeting")
                interface Meeting {
                    record Ping(String key, @EventTime long at) {}
                    record Pong(String key, @EventTime long at) {}
                    @KeyedBy("key")
                    class Both {
                        @OnEvent String ping(Ping ping) { return ping.key(); }
                        @OnEvent String pong(Pong pong) { return pong.key(); }
                    }
                    @Source("file:left.jsonl") StreamOf<Ping> left();
                    @Source("file:right.jsonl") StreamOf<Ping> right();
                    @Source("file:pongs.jsonl") StreamOf<Pong> pongs();
                    @Union({"left", "right"}) @Sink("log:") StreamOf<Ping> union();
                    @Apply(Both.class) @From({"left", "pongs"}) @Sink("log:") StreamOf<String> both();
                }
                """));
        List<String> drawing = drawing("docs/reference/watermarks.md", "left ");
        List<String> left = row(drawing, "left");
        List<String> right = row(drawing, "right");
        List<String> union = row(drawing, "a union");
        List<String> both = row(drawing, "two inputs");
        assertThat(left).hasSize(7).contains("idle");
        try (URLClassLoader loader = classes();
                JobHarness job = JobHarness.of(job(loader, "Meeting"))
                        .explicitWatermarks()
                        .start()) {
            for (int i = 0; i < left.size(); i++) {
                move(job, "left", left.get(i));
                move(job, "right", right.get(i));
                move(job, "pongs", right.get(i));
                assertThat(job.watermark("union")).as("union, column %d", i).isEqualTo(Long.parseLong(union.get(i)));
                assertThat(job.watermark("both")).as("inputs, column %d", i).isEqualTo(Long.parseLong(both.get(i)));
            }
        }
    }

    private static void move(JobHarness job, String source, String to) {
        if (to.equals("idle")) {
            job.idle(source);
        } else {
            job.active(source).watermark(source, Long.parseLong(to));
        }
    }

    /** The columns, without what is written behind them. */
    private static List<String> row(List<String> drawing, String name) {
        String line = drawing.stream()
                .filter(each -> each.startsWith(name))
                .findFirst()
                .orElseThrow();
        return Arrays.stream(line.substring(name.length()).strip().split(" +"))
                .takeWhile(each -> each.matches("\\d+|idle"))
                .toList();
    }

    @Test
    void aSourceThatIsAhead_waitsAsDrawn() throws Exception {
        List<String> drawing = drawing("docs/reference/watermarks.md", "@Watermark(alignWithin");
        List<String> asks = times(drawing.get(2));
        List<String> old = times(drawing.get(3));
        assertThat(asks).hasSize(2);
        assertThat(old).hasSize(4);
        String waits = asks.get(1);
        String reached = old.get(2);
        assertThat(Instant.parse("2024-05-01T" + reached + "Z").plusSeconds(60))
                .isEqualTo(Instant.parse("2024-05-01T" + waits + "Z"));

        // it goes on, and the other one has so much to read before that it would not be waited for by chance
        List<String> all = new ArrayList<>(asks);
        for (int second = 11; second < 60; second++) {
            all.add("10:04:" + second);
        }
        Files.write(folder.resolve("asks.jsonl"), lines("new", all));
        List<String> allOld = new ArrayList<>(old);
        allOld.addAll(2, Collections.nCopies(20_000, old.get(1)));
        Files.write(folder.resolve("asks-of-old.jsonl"), lines("old", allOld));

        List<String> read = runOf(drawing.get(0));
        assertThat(read).hasSize(all.size() + allOld.size());
        assertThat(read.indexOf("new " + waits)).isGreaterThan(read.indexOf("old " + old.get(1)));
        assertThat(read.indexOf("new " + all.get(2))).isGreaterThan(read.indexOf("old " + reached));

        // else nothing is waited for
        List<String> without = runOf("");
        assertThat(without.indexOf("new " + all.get(2))).isLessThan(without.indexOf("old " + reached));
    }

    /** What a job reads of both files, in the order in which it does. */
    private List<String> runOf(String watermark) throws Exception {
        compile(Map.of("Both", """
                package page;
                import io.streamwright.*;
                import java.time.*;
                @StreamJob("both")
                interface Both {
                    record Ask(String which, @EventTime Instant at) {}
                    @Source("file:asks.jsonl") %1$s StreamOf<Ask> asks();
                    @Source("file:asks-of-old.jsonl") %1$s StreamOf<Ask> asksOfOld();
                    @Union({"asks", "asksOfOld"}) StreamOf<Ask> all();
                    @From("all") @Sink("stdout:?format=lines")
                    default String read(Ask ask) {
                        return ask.which() + " " + ask.at().toString().substring(11, 19);
                    }
                }
                """.formatted(watermark)));
        try (JobProcess job = JobProcess.start(folder, "page.BothJob", "--parallelism=1")) {
            assertThat(job.await()).as(job.err()).isZero();
            return job.out()
                    .lines()
                    .filter(line -> line.startsWith("new ") || line.startsWith("old "))
                    .toList();
        }
    }

    private static List<String> lines(String which, List<String> times) {
        return times.stream()
                .map(time -> "{\"which\":\"" + which + "\",\"at\":\"2024-05-01T" + time + "Z\"}")
                .toList();
    }

    // ------------------------------------------------------------------------------------------------------ timers

    @Test
    void aTimerThatIsSetAgain_firesWhenItIsDrawn() throws Exception {
        MarkdownPage page = MarkdownPage.read("docs/reference/timers.md");
        Map<String, String> sources =
                new LinkedHashMap<>(JavaSnippets.typesOf(page.blocks("java").get(0)));
        sources.put("Watching", """
                package page;
                import io.streamwright.*;
                @StreamJob("watching")
                interface Watching {
                    @Source("file:readings.jsonl") StreamOf<Reading> readings();
                    @Apply(Watchdog.class) @Sink("log:") StreamOf<Silent> silent();
                }
                """);
        compile(sources);
        List<String> drawing = drawing("docs/reference/timers.md", "watermark ");
        List<Instant> watermarks = instants(drawing.get(0));
        List<Instant> events = instants(drawing.get(1));
        List<Instant> due = instants(drawing.get(3));
        Instant fires = instants(drawing.get(4)).get(0);
        assertThat(watermarks).hasSize(3);
        assertThat(due).hasSize(2);
        // what is drawn: the last watermark has passed the first time, which does not count any more
        assertThat(watermarks.get(2)).isAfter(due.get(0)).isBefore(due.get(1));

        try (URLClassLoader loader = classes();
                JobHarness job = JobHarness.of(job(loader, "Watching"))
                        .explicitWatermarks()
                        .start()) {
            Constructor<?> reading = loader.loadClass("page.Reading").getDeclaredConstructors()[0];
            reading.setAccessible(true);
            for (int i = 0; i < events.size(); i++) {
                job.watermark("readings", watermarks.get(i));
                job.send("readings", reading.newInstance("s", 1.0, events.get(i)));
            }
            job.watermark("readings", watermarks.get(2));
            job.watermark("readings", fires.minusMillis(1));
            assertThat(job.drain("silent")).isEmpty();
            job.watermark("readings", fires);
            assertThat(job.drainTimed("silent"))
                    .extracting(TimedEvent::timeMillis)
                    .containsExactly(due.get(1).toEpochMilli());
            assertThat(due.get(1)).isEqualTo(fires);
        }

        // and the first time would have counted, had it not been moved
        try (URLClassLoader loader = classes();
                JobHarness job = JobHarness.of(job(loader, "Watching"))
                        .explicitWatermarks()
                        .start()) {
            Constructor<?> reading = loader.loadClass("page.Reading").getDeclaredConstructors()[0];
            reading.setAccessible(true);
            job.watermark("readings", watermarks.get(0));
            job.send("readings", reading.newInstance("s", 1.0, events.get(0)));
            job.watermark("readings", watermarks.get(2));
            assertThat(job.drainTimed("silent"))
                    .extracting(TimedEvent::timeMillis)
                    .containsExactly(due.get(0).toEpochMilli());
        }
    }

    // ----------------------------------------------------------------------------------------------------- helpers

    private void compile(Map<String, String> sources) {
        assertThat(new UserCompiler(folder).compile(sources)).isEmpty();
    }

    private URLClassLoader classes() throws Exception {
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
    }

    private static CompiledJob job(URLClassLoader loader, String name) throws Exception {
        Constructor<?> constructor = loader.loadClass("page." + name + "Job").getDeclaredConstructor();
        constructor.setAccessible(true);
        return (CompiledJob) constructor.newInstance();
    }

    private static List<String> drawing(String page, String beginning) {
        return MarkdownPage.read(page).blocks("text").stream()
                .filter(block -> block.text().startsWith(beginning))
                .map(Block::lines)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> times(String line) {
        return TIME.matcher(line).results().map(MatchResult::group).toList();
    }

    private static List<Instant> instants(String line) {
        return times(line).stream()
                .map(time -> Instant.parse("2024-05-01T" + (time.length() == 5 ? time + ":00" : time) + "Z"))
                .toList();
    }
}
