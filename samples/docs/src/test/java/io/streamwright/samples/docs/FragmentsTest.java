package io.streamwright.samples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.samples.docs.MarkdownPage.Block;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The blocks of the page on tests that are no whole classes compile inside of one, with the jobs that they speak of. */
@Proves(page = "docs/how-to/test-a-job.md", language = "java")
class FragmentsTest {
    private static final String IMPORTS = """
            package page;
            import static org.assertj.core.api.Assertions.*;
            import io.streamwright.*;
            import io.streamwright.testkit.*;
            import io.streamwright.testkit.simulation.*;
            import java.time.*;
            import java.util.*;
            """;

    private static final String JOBS = IMPORTS + """
            public class Jobs {
                public interface Geo { String city(String address); }
                public record Login(String address) {}
                public record PageView(String page, String user, @EventTime Instant at) {}
                public static class Locate {
                    @Config("limit") int limit;
                    @Service Geo geo;
                    @OnEvent public String on(Login login) { return geo.city(login.address()) + limit; }
                }
                @KeyedBy("page") @Window(size = "1m")
                public static class Count {
                    @State long views;
                    @OnEvent public void add(PageView view) { views++; }
                    @OnClose public Long close() { return views; }
                }
            }
            """;

    private static final String ALERTS = IMPORTS + """
            @StreamJob("alerts")
            interface Alerts {
                @Source("file:logins.jsonl") StreamOf<Jobs.Login> logins();
                @Apply(Jobs.Locate.class) @Sink("log:") StreamOf<String> located();
            }
            """;

    private static final String PAGE_VIEWS = IMPORTS + """
            @StreamJob("page-views")
            interface PageViews {
                @Source("file:views.jsonl") @Watermark(outOfOrder = "5s", idleAfter = "30s")
                StreamOf<Jobs.PageView> views();
                @Apply(Jobs.Count.class) @From("views") @Sink("log:") StreamOf<Long> counts();
            }
            """;

    /** What is around each of them. */
    private static final List<String> AROUND = List.of(
            "void run() {",
            "void run(JobHarness job, Object reading) {",
            "void run(Instant noon) {",
            "void run(JobHarness job, Order broken) {",
            "static List<Order> orders() { return List.of(); } void run() throws Exception {");

    @TempDir
    Path folder;

    @Test
    void fragments_compileWithinAClass() {
        MarkdownPage page = MarkdownPage.read("docs/how-to/test-a-job.md");
        Map<String, String> sources = new LinkedHashMap<>();
        page.blocks("java").stream()
                .filter(block -> !block.isFragment())
                .forEach(block -> sources.putAll(JavaSnippets.typesOf(block)));
        List<Block> fragments =
                page.blocks("java").stream().filter(Block::isFragment).toList();
        assertThat(fragments).hasSameSizeAs(AROUND);
        sources.put("Jobs", JOBS);
        sources.put("Alerts", ALERTS);
        sources.put("PageViews", PAGE_VIEWS);
        for (int i = 0; i < AROUND.size(); i++) {
            sources.put(
                    "Fragment" + i,
                    IMPORTS + "import page.Jobs.*; class Fragment" + i + " { " + AROUND.get(i) + "\n"
                            + fragments.get(i).text() + "} }");
        }

        assertThat(new UserCompiler(folder).compile(sources)).isEmpty();
    }
}
