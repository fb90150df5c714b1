package io.streamwright.samples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.samples.docs.MarkdownPage.Block;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Flowcharts are made of what Mermaid understands, as far as a grammar of a few lines can say. */
@Proves(page = "*", language = "mermaid")
class MermaidTest {
    private static final String LABEL = "\"[^\"]*\"";
    private static final String NODE = "[A-Za-z]\\w*(?:\\[" + LABEL + "]|\\[\\(" + LABEL + "\\)]|\\(\\[" + LABEL
            + "]\\)|\\{\\{" + LABEL + "}}|\\(" + LABEL + "\\))?";
    private static final String NODES = NODE + "(?: & " + NODE + ")*";
    private static final String LINK = " +(?:-->(?:\\|" + LABEL + "\\|)?|-\\.-|-\\. " + LABEL + " \\.->|-- " + LABEL
            + " -->|==>(?:\\|" + LABEL + "\\|)?) +";
    private static final Pattern CHAIN = Pattern.compile(NODES + "(?:" + LINK + NODES + ")*");
    private static final Pattern SUBGRAPH = Pattern.compile("subgraph \\w+(?:\\[" + LABEL + "])?");

    @TestFactory
    Stream<DynamicTest> flowcharts() {
        return MarkdownPage.all().stream()
                .flatMap(page -> page.blocks("mermaid").stream()
                        .map(block -> DynamicTest.dynamicTest(
                                page.path() + ":" + block.line(), () -> assertFlowchart(block))));
    }

    private static void assertFlowchart(Block block) {
        List<String> lines = block.lines().stream().map(String::strip).toList();
        assertThat(lines.get(0)).matches("(?:graph|flowchart) (?:LR|TD)");
        int depth = 0;
        for (String line : lines.subList(1, lines.size())) {
            if (line.matches("direction (?:LR|TB)")) {
                assertThat(depth).isPositive();
            } else if (line.equals("end")) {
                depth--;
            } else if (SUBGRAPH.matcher(line).matches()) {
                depth++;
            } else {
                assertThat(line).matches(CHAIN);
            }
            assertThat(depth).isNotNegative();
        }
        assertThat(depth).isZero();
    }
}
