package io.streamwright.samples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.samples.docs.MarkdownPage.Block;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every block of Java in the documentation compiles, with the processor, without a warning. The blocks of a page belong together;
 * one that has a type of an earlier one takes its place, as when a tutorial changes it. Not so the page of diagnostics, which
 * shows what does not compile.
 */
@Proves(page = "*", language = "java")
class DocumentedCodeTest {
    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> javaBlocks_compile() {
        return MarkdownPage.all().stream()
                .filter(page -> !page.blocks("java").isEmpty() && !page.path().endsWith("diagnostics.md"))
                .map(page -> DynamicTest.dynamicTest(page.path().toString(), () -> compile(page)));
    }

    private void compile(MarkdownPage page) throws Exception {
        Map<String, String> sources = new LinkedHashMap<>();
        for (Block block : page.blocks("java")) {
            if (block.isFragment()) {
                continue;
            }
            Map<String, String> types = JavaSnippets.typesOf(block);
            if (types.keySet().stream().anyMatch(sources::containsKey)) {
                compile(page, sources);
            }
            sources.putAll(types);
        }
        compile(page, sources);
    }

    private void compile(MarkdownPage page, Map<String, String> types) throws Exception {
        Map<String, String> files = new LinkedHashMap<>();
        types.forEach((name, source) -> files.put(page.path() + " " + name, source));
        Path classes = Files.createTempDirectory(folder, "classes");
        assertThat(new UserCompiler(classes).compile(files)).isEmpty();
    }

    /** So that nobody has to guess whether the example of the README is a real one. */
    @Test
    void theExampleOfTheReadme_isTheSample() throws Exception {
        Block example = MarkdownPage.read("README.md").blocks("java").get(0);
        Path sample = MarkdownPage.ROOT.resolve(
                "samples/page-views/src/main/java/io/streamwright/samples/pageviews/PageViews.java");

        assertThat(withoutSpaces(example.lines())).isEqualTo(withoutSpaces(Files.readAllLines(sample)));
        assertThat(example.lines()).hasSizeLessThanOrEqualTo(32);
    }

    @Test
    void links_leadSomewhere() throws Exception {
        Pattern link = Pattern.compile("]\\((?!https?:)([^)#]+)(?:#[^)]*)?\\)");
        List<String> dead = new ArrayList<>();
        for (MarkdownPage page : MarkdownPage.all()) {
            Path file = MarkdownPage.ROOT.resolve(page.path());
            Matcher matcher = link.matcher(Files.readString(file));
            while (matcher.find()) {
                if (!Files.exists(file.resolveSibling(matcher.group(1)))) {
                    dead.add(page.path() + " -> " + matcher.group(1));
                }
            }
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void everyPage_isInTheIndexOfItsFolder() throws Exception {
        String index = Files.readString(MarkdownPage.ROOT.resolve("docs/README.md"));
        String decisions = Files.readString(MarkdownPage.ROOT.resolve("docs/decisions/README.md"));
        assertThat(MarkdownPage.all())
                .extracting(MarkdownPage::path)
                .filteredOn(path -> path.startsWith("docs") && !path.endsWith("README.md"))
                .allSatisfy(path -> {
                    boolean isDecision = path.startsWith("docs/decisions");
                    String link = isDecision
                            ? path.getFileName().toString()
                            : path.toString().substring(5);
                    assertThat(isDecision ? decisions : index).contains("(" + link + ")");
                });
    }

    private static String withoutSpaces(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.startsWith("import ") && !line.startsWith("package "))
                .reduce("", (a, b) -> a + b.replaceAll(" //.*", "").replaceAll("\\s", ""));
    }
}
