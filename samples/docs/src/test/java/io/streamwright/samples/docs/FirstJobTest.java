package io.streamwright.samples.docs;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Does what the first tutorial says, with Maven, Java and a shell, in an empty folder. Only readings come a little faster. */
@Timeout(300)
@Proves(page = "docs/tutorials/first-job.md", language = "xml")
@Proves(page = "docs/tutorials/first-job.md", language = "json")
@Proves(page = "docs/tutorials/first-job.md", language = "sh")
@Proves(
        page = "docs/tutorials/first-job.md",
        language = "text",
        beginning = {"Hottest[", "500"})
class FirstJobTest {
    @TempDir
    Path folder;

    @Test
    void theTutorial_goesAsItSays() throws Exception {
        new TutorialRun(
                        MarkdownPage.read("docs/tutorials/first-job.md"),
                        UserMachine.in(folder.resolve("machine")).withMaven(),
                        folder.resolve("project"),
                        Set.of("git clone"))
                .changing("sleep 0.02", "sleep 0.005")
                .run();
    }
}
