package io.streamwright.samples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.samples.docs.MarkdownPage.Block;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every block of every page is proven by a test of this module, or stands here with the reason why it cannot be. A new block fails
 * this test until one of the two is so.
 */
class EveryBlockTest {
    /** A block that no test runs. */
    private record Excused(String page, String beginning, String reason) {}

    private static final List<Excused> EXCUSED = List.of(
            new Excused("README.md", "mvn -B -ntp verify", "it is what runs this test"),
            new Excused("README.md", " views.jsonl --> views", "a drawing"),
            new Excused("docs/concepts/exactly-once.md", "                 barrier 41", "a drawing"),
            new Excused("docs/concepts/snapshots.md", "input      e1 e2", "a drawing"),
            new Excused("docs/concepts/lanes.md", "the snapshot took longer than 600000 ms", "ten minutes of waiting"),
            new Excused("docs/concepts/time-and-watermarks.md", "views-1.jsonl   ---", "a drawing"),
            new Excused("docs/concepts/time-and-watermarks.md", "watermark = largest", "a formula"),
            new Excused("docs/how-to/native.md", "GRAALVM_HOME=", "samples/native does it, where there is a builder"),
            new Excused("docs/how-to/native.md", "FROM debian:stable-slim", "it copies what only a builder leaves"),
            new Excused("docs/benchmarks/README.md", "runtime/benchmarks/run.sh", "hours of measuring"),
            new Excused("samples/native/README.md", "samples/native/run.sh", "it needs a builder"),
            new Excused("samples/native/README.md", "samples/native/measure.sh", "it needs executables"),
            new Excused("docs/how-to/operate-a-job.md", "scrape_configs:", "a file of Prometheus, which is not here"),
            new Excused(
                    "docs/how-to/package-a-job.md",
                    "mvn -B archetype:generate",
                    "the module of the archetype makes a project and builds it"),
            new Excused("docs/how-to/test-a-job.md", "job \"orders\", schedule", "the message of a job that is wrong"),
            new Excused("docs/reference/parallelism.md", "lanes x lanes x exchanges", "a formula"),
            new Excused(
                    "docs/reference/simulation.md",
                    "mvn test -Dtest=OrdersSimulationTest",
                    "the page on tests runs it"),
            new Excused("docs/tutorials/first-job.md", "git clone", "it is what one does before"),
            new Excused("samples/page-views/README.md", "mvn -q -pl samples/page-views -am verify", "takes minutes"));

    private static final String DIAGNOSTICS = "docs/reference/diagnostics.md";

    @Test
    void everyBlock_isProvenOrExcused() throws Exception {
        List<Proves> claims = claims();
        List<String> unproven = new ArrayList<>();
        List<Proves> used = new ArrayList<>();
        List<Excused> needed = new ArrayList<>();
        for (MarkdownPage page : MarkdownPage.all()) {
            for (Block block : page.blocks()) {
                List<Proves> proofs = claims.stream()
                        .filter(claim -> proves(claim, page, block))
                        .toList();
                List<Excused> excuses = EXCUSED.stream()
                        .filter(excuse -> excuse.page().equals(page.path().toString())
                                && block.text().startsWith(excuse.beginning()))
                        .toList();
                used.addAll(proofs);
                needed.addAll(excuses);
                // written by a test of the processor, of the fixtures that it compiles
                boolean ofTheProcessor = page.path().toString().equals(DIAGNOSTICS)
                        && block.language().equals("java");
                if (proofs.isEmpty() && excuses.isEmpty() && !ofTheProcessor) {
                    unproven.add(page.path() + ":" + block.line() + " [" + block.language() + "] "
                            + block.lines().get(0));
                }
                assertThat(proofs.isEmpty() || excuses.isEmpty())
                        .as("%s:%d is proven, and excused", page.path(), block.line())
                        .isTrue();
            }
        }
        assertThat(unproven).isEmpty();
        assertThat(used).as("claims without a block").containsAll(claims);
        assertThat(needed).as("excuses without a block").containsAll(EXCUSED);
    }

    /** Colours, and that a reader knows what a block is. */
    @Test
    void everyBlock_saysItsLanguage() {
        assertThat(MarkdownPage.all())
                .allSatisfy(page -> assertThat(page.blocks())
                        .allSatisfy(block -> assertThat(block.language())
                                .as("%s:%d", page.path(), block.line())
                                .isNotEmpty()));
    }

    private static boolean proves(Proves claim, MarkdownPage page, Block block) {
        boolean everywhere = claim.page().equals("*");
        // what is no whole is proven by name alone
        if (everywhere && (block.isFragment() || page.path().toString().equals(DIAGNOSTICS))) {
            return false;
        }
        return (everywhere || claim.page().equals(page.path().toString()))
                && (claim.language().equals("*") || claim.language().equals(block.language()))
                && (claim.beginning().length == 0
                        || Stream.of(claim.beginning()).anyMatch(block.text()::startsWith));
    }

    private static List<Proves> claims() throws Exception {
        Path folder = Path.of(
                        EveryBlockTest.class.getResource("EveryBlockTest.class").toURI())
                .getParent();
        List<Proves> claims = new ArrayList<>();
        try (Stream<Path> classes = Files.list(folder)) {
            for (Path file : classes.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith("Test.class")) {
                    Class<?> type = Class.forName(
                            EveryBlockTest.class.getPackageName() + "." + name.substring(0, name.length() - 6));
                    claims.addAll(List.of(type.getAnnotationsByType(Proves.class)));
                }
            }
        }
        return claims;
    }
}
