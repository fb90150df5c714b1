package io.streamwright.samples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drawings of the page on sessions: what they show is what the job of that page does. */
@Proves(page = "docs/reference/sessions.md", language = "text")
class SessionsPageTest {
    private static final String TIME = "(\\d\\d:\\d\\d:\\d\\d)";
    private static final Pattern SESSION = Pattern.compile("\\[ " + TIME + " -+ " + TIME + " \\)");
    private static final Pattern EVENT = Pattern.compile("\\b([cde]) at " + TIME);

    @TempDir
    Path folder;

    @Test
    void eventsThatMeetSessions_makeThoseThatAreDrawn() throws Exception {
        MarkdownPage page = MarkdownPage.read("docs/reference/sessions.md");
        compile(page, "session = \"30s\"");
        String[] stages = page.blocks("text").get(0).text().split("\n *\n");
        List<Instant> events = new ArrayList<>();
        List<String> drawn = sessions(stages[1]);
        for (String session : drawn) {
            // the first event is where a session begins, the last one a gap before its end
            events.add(Instant.parse(session.substring(0, 20)));
            events.add(Instant.parse(session.substring(21)).minusSeconds(30));
        }
        assertThat(run(events)).containsExactlyInAnyOrderElementsOf(drawn);
        String second = drawn.get(1);

        events.addAll(eventsOf(stages[2]));
        assertThat(run(events)).containsExactlyInAnyOrder(sessions(stages[2]).get(0), second);

        events.addAll(eventsOf(stages[3]));
        assertThat(run(events)).containsExactlyElementsOf(sessions(stages[3]));
    }

    @Test
    void lateEvents_fireAtOnceAsDrawn() throws Exception {
        MarkdownPage page = MarkdownPage.read("docs/reference/sessions.md");
        compile(page, "session = \"10s\", lateness = \"60s\"");
        String drawing = page.blocks("text").get(1).text();
        Matcher watermark = Pattern.compile("stands at " + TIME).matcher(drawing);
        assertThat(watermark.find()).isTrue();
        List<String> drawn = sessions(drawing);
        List<String> lines = new ArrayList<>();
        Instant first = Instant.parse(drawn.get(0).substring(0, 20));
        lines.add(click("ada", first));
        lines.add(click("ada", Instant.parse(drawn.get(0).substring(21)).minusSeconds(10)));
        lines.add(click("other", instant(watermark.group(1)).plusMillis(5_001)));
        eventsOf(drawing).forEach(at -> lines.add(click("ada", at)));
        assertThat(lines).hasSize(5);

        List<String> fired = run(lines, "ada");

        Matcher alone =
                Pattern.compile("LATE, \\[" + TIME + ", " + TIME + "\\)").matcher(drawing);
        assertThat(alone.find()).isTrue();
        assertThat(fired)
                .containsExactly(drawn.get(0), drawn.get(1), instant(alone.group(1)) + " " + instant(alone.group(2)));
    }

    private void compile(MarkdownPage page, String window) {
        String java = page.blocks("java").get(0).text();
        Map<String, String> types = JavaSnippets.typesOf(page.blocks("java").get(0));
        assertThat(java).contains("session = \"30s\"");
        types.replaceAll((name, source) -> source.replace("session = \"30s\"", window));
        assertThat(new UserCompiler(folder).compile(types)).isEmpty();
    }

    private static List<String> sessions(String drawing) {
        List<String> found = new ArrayList<>();
        Matcher session = SESSION.matcher(drawing);
        while (session.find()) {
            found.add(instant(session.group(1)) + " " + instant(session.group(2)));
        }
        return found;
    }

    private static List<Instant> eventsOf(String drawing) {
        List<Instant> found = new ArrayList<>();
        Matcher event = EVENT.matcher(drawing);
        while (event.find()) {
            found.add(instant(event.group(2)));
        }
        return found;
    }

    private static Instant instant(String time) {
        return Instant.parse("2024-05-01T" + time + "Z");
    }

    private static String click(String user, Instant at) {
        return "{\"user\":\"" + user + "\",\"page\":\"home\",\"at\":\"" + at + "\"}";
    }

    /** The sessions of events in the order of their times. */
    private List<String> run(List<Instant> events) throws Exception {
        return run(events.stream().sorted().map(at -> click("ada", at)).toList(), "ada");
    }

    private List<String> run(List<String> lines, String user) throws Exception {
        Files.write(folder.resolve("clicks.jsonl"), lines);
        try (JobProcess job = JobProcess.start(folder, "page.VisitsJob")) {
            assertThat(job.await()).as(job.err()).isZero();
            Pattern visit = Pattern.compile("\"user\":\"" + user + "\",\"from\":\"([^\"]*)\",\"to\":\"([^\"]*)\"");
            List<String> visits = new ArrayList<>();
            Matcher found = visit.matcher(job.out());
            while (found.find()) {
                visits.add(found.group(1) + " " + found.group(2));
            }
            return visits;
        }
    }
}
