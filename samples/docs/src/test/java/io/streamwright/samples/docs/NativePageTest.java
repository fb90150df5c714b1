package io.streamwright.samples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The profile that users copy is the one that the samples are built with. */
@Proves(page = "docs/how-to/native.md", language = "xml")
class NativePageTest {
    private static final MarkdownPage PAGE = MarkdownPage.read("docs/how-to/native.md");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "archetype/src/main/resources/archetype-resources",
                "errors",
                "page-views",
                "quakes",
                "servers",
                "taxi",
                "word-count"
            })
    void theProfile_isThatOfTheSamples(String folder) throws Exception {
        List<MarkdownPage.Block> blocks = PAGE.blocks("xml");
        assertThat(blocks).hasSize(1);
        String profile = withoutSpaces(blocks.get(0).text());
        profile = profile.substring(profile.indexOf("<build>"), profile.indexOf("</profiles>"));
        Path pom = MarkdownPage.ROOT.resolve("samples").resolve(folder).resolve("pom.xml");
        assertThat(withoutSpaces(Files.readString(pom))).contains(profile);
    }

    private static String withoutSpaces(String xml) {
        return xml.replaceAll("\\s+", "");
    }
}
