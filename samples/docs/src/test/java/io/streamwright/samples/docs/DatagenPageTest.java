package io.streamwright.samples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job of the page on made-up events runs on them, and they are what the page says. */
class DatagenPageTest {
    private static final MarkdownPage PAGE = MarkdownPage.read("docs/reference/datagen.md");
    private static final Pattern ORDER = Pattern.compile(
            "\\{\"id\":\"order-(\\d+)\",\"customer\":\"customer-(\\d{1,3})\",\"item\":\"(tea|coffee|cake)\","
                    + "\"size\":\"(SMALL|LARGE)\",\"cents\":(\\d+),\"at\":\"(.*)\"}");

    @TempDir
    Path folder;

    @Test
    void orders_areAsTheAnnotationsSay_andTheSameEachTime() throws Exception {
        Map<String, String> sources = new LinkedHashMap<>();
        PAGE.blocks("java").forEach(block -> sources.putAll(JavaSnippets.typesOf(block)));
        compile(sources);
        List<String> orders = run("page.CafeJob", "orders", "--turnover=file:one.jsonl");

        assertThat(orders).hasSize(10_000);
        assertThat(orders.get(0)).isEqualTo(PAGE.blocks("json").get(0).text().strip());
        Map<String, Integer> items = new TreeMap<>();
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        long previous = 0;
        boolean outOfOrder = false;
        for (int i = 0; i < orders.size(); i++) {
            Matcher order = ORDER.matcher(orders.get(i));
            assertThat(order.matches()).as(orders.get(i)).isTrue();
            assertThat(order.group(1)).isEqualTo(Integer.toString(i));
            items.merge(order.group(3), 1, Integer::sum);
            long cents = Long.parseLong(order.group(5));
            least = Math.min(least, cents);
            greatest = Math.max(greatest, cents);
            long at = Instant.parse(order.group(6)).toEpochMilli();
            long onTime = 1_704_067_200_000L + 20L * i;
            assertThat(at).isBetween(onTime - 2_000, onTime);
            outOfOrder |= at < previous;
            previous = at;
        }
        assertThat(items.get("cake")).isBetween(4_800, 5_200);
        assertThat(items.get("tea")).isBetween(2_350, 2_650);
        assertThat(least).isBetween(100L, 103L);
        assertThat(greatest).isBetween(2_497L, 2_500L);
        assertThat(outOfOrder).isTrue();

        assertThat(run("page.CafeJob", "orders", "--turnover=discard:", "--parallelism=3", "--orders.splits=5"))
                .containsExactlyInAnyOrderElementsOf(orders);
        assertThat(run("page.CafeJob", "orders", "--turnover=discard:", "--orders.seed=7"))
                .isNotEqualTo(orders);
    }

    @Test
    void everyType_isMade() throws Exception {
        compile(Map.of("All.java", """
                package page;
                import io.streamwright.*;
                import java.math.*;
                import java.time.*;
                import java.util.*;

                enum Colour { RED, GREEN }
                record Tree(int leaf, List<Tree> branches, Tree next) {}
                record All(boolean a, byte b, short c, char d, int e, long f, float g, double h,
                        Boolean i, Byte j, Short k, Character l, Integer m, Long n, Float o, Double p,
                        String q, BigDecimal r, UUID s, Instant t, Duration u, LocalDate v, LocalTime w, LocalDateTime x,
                        OffsetTime y, OffsetDateTime z, ZonedDateTime aa, ZoneId bb, ZoneOffset cc, Year dd, YearMonth ee,
                        MonthDay ff, Period gg, byte[] hh, List<String> ii, Set<Integer> jj, Map<String, Integer> kk,
                        Optional<String> ll, Colour mm, Tree nn, int[] oo, String[] pp,
                        @Distinct(3) UUID qq, @OneOf({"x"}) char rr, @Range(min = -128, max = 127) byte ss,
                        @Range(min = 0.25, max = 0.5) float tt, @Range(min = 1, max = 2) BigDecimal uu, @Times long vv,
                        @Sequence(from = 5) int ww) {}

                @StreamJob("all")
                interface AllTypes {
                    @Source("datagen:?limit=1000")
                    @Sink("file:all.jsonl")
                    StreamOf<All> all();
                }
                """));
        List<String> all = run("page.AllTypesJob", "all");

        assertThat(all).hasSize(1000).doesNotHaveDuplicates();
        assertThat(all.get(9))
                .contains("\"ww\":14")
                .contains("\"vv\":1704067200009")
                .contains("\"rr\":\"x\"");
    }

    @Test
    void whatCannotBeMade_isSaidAtTheStart() throws Exception {
        compile(Map.of("Shapes.java", """
                package page;
                import io.streamwright.*;

                sealed interface Shape permits Circle {}
                record Circle(int radius) implements Shape {}

                @StreamJob("shapes")
                interface Shapes {
                    @Source("datagen:?limit=1000")
                    @Sink("file:shapes.jsonl")
                    StreamOf<Shape> shapes();
                }
                """));
        try (JobProcess job = JobProcess.start(folder, folder.resolve("classes"), "page.ShapesJob")) {
            assertThat(job.await()).isEqualTo(2);
            assertThat(job.err()).contains("The stream shapes cannot be made up");
        }
        try (JobProcess job =
                JobProcess.start(folder, folder.resolve("classes"), "page.ShapesJob", "--shapes=datagen:here")) {
            assertThat(job.await()).isEqualTo(2);
            assertThat(job.err()).contains("write datagen:");
        }
    }

    private void compile(Map<String, String> sources) {
        assertThat(new UserCompiler(folder.resolve("classes")).compile(sources)).isEmpty();
    }

    private List<String> run(String job, String stream, String... arguments) throws Exception {
        Path out = folder.resolve(stream + System.nanoTime() + ".jsonl");
        List<String> line = new ArrayList<>(List.of(arguments));
        line.add("--" + stream + ".sink=file:" + out);
        try (JobProcess process =
                JobProcess.start(folder, folder.resolve("classes"), job, line.toArray(String[]::new))) {
            assertThat(process.await()).as(process.err()).isZero();
        }
        return Files.readAllLines(out);
    }
}
