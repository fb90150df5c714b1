package io.streamwright.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoJobFoundTest {
    @TempDir
    Path folder;

    @Test
    void processorNotConfigured_thenShowsTheSnippet() throws IOException {
        assertThat(explain(false))
                .contains("<artifactId>streamwright-processor</artifactId>", "<version>1.2.3</version>");
    }

    @Test
    void noInterfaceAnnotated_thenSaysSo() throws IOException {
        Files.writeString(folder.resolve("Plain.java"), "class Plain {}");

        assertThat(explain(true)).contains("No interface").contains("@StreamJob");
    }

    @Test
    void interfaceAnnotatedButNotCompiled_thenNamesIt() throws IOException {
        Files.writeString(folder.resolve("Views.java"), "@StreamJob(\"views\") interface Views {}");

        assertThat(explain(true)).contains("Views.java").contains("-proc:none");
    }

    @Test
    void noSources_thenStillAnswers() throws IOException {
        assertThat(NoJobFound.explain(folder, List.of(folder.resolve("missing")), true, "1.2.3"))
                .hasMessageContaining("@StreamJob");
    }

    private String explain(boolean configured) throws IOException {
        return NoJobFound.explain(folder.resolve("classes"), List.of(folder), configured, "1.2.3")
                .getMessage();
    }
}
