package io.streamwright.samples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The profile that users copy is the one that the samples are built with. */
class NativePageTest {
    private static final MarkdownPage PAGE = MarkdownPage.read("docs/how-to/native.md");

    @ParameterizedTest
    @ValueSource(strings = {"page-views", "quakes", "servers", "taxi", "word-count"})
    void theProfile_isThatOfTheSamples(String sample) throws Exception {
        List<MarkdownPage.Block> blocks = PAGE.blocks("xml");
        assertThat(blocks).hasSize(1);
        Path pom = MarkdownPage.ROOT.resolve("samples").resolve(sample).resolve("pom.xml");
        assertThat(withoutSpaces(Files.readString(pom)))
                .contains(withoutSpaces(blocks.get(0).text()));
    }

    private static String withoutSpaces(String xml) {
        return xml.replaceAll("\\s+", "");
    }
}
