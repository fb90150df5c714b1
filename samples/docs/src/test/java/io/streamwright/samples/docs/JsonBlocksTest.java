package io.streamwright.samples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.streamwright.samples.docs.MarkdownPage.Block;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Each line of each block of JSON is an object. */
@Proves(page = "*", language = "json")
class JsonBlocksTest {
    @Test
    void everyLine_isAnObject() throws Exception {
        int lines = 0;
        for (MarkdownPage page : MarkdownPage.all()) {
            for (Block block : page.blocks("json")) {
                for (String line : block.lines()) {
                    assertObject(page.path() + ":" + block.line(), line);
                    lines++;
                }
            }
        }
        assertThat(lines).isGreaterThan(8);
    }

    private static void assertObject(String place, String line) throws IOException {
        try (JsonParser json = new JsonFactory().createParser(line)) {
            assertThat(json.nextToken()).as(place).isEqualTo(JsonToken.START_OBJECT);
            json.skipChildren();
            assertThat(json.nextToken()).as(place).isNull();
        }
    }
}
