package io.streamwright.samples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.samples.docs.MarkdownPage.Block;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The project of the page on packaging, with the example of the README in it, built and started as the page says. */
@Timeout(300)
@Proves(page = "docs/how-to/package-a-job.md", language = "xml")
@Proves(page = "docs/how-to/package-a-job.md", language = "text")
@Proves(page = "docs/how-to/package-a-job.md", language = "dockerfile")
@Proves(
        page = "docs/how-to/package-a-job.md",
        language = "sh",
        beginning = {"mvn package", "mvn streamwright:describe"})
@Proves(page = "docs/how-to/test-a-job.md", language = "xml")
class PackagePageTest {
    private static final MarkdownPage PAGE = MarkdownPage.read("docs/how-to/package-a-job.md");

    @TempDir
    Path folder;

    @Test
    void theProject_isBuiltAndStartedAsThePageSays() throws Exception {
        UserMachine machine = UserMachine.in(folder.resolve("machine")).withMaven();
        Path project = Files.createDirectories(folder.resolve("project/src/main/java/org/example"))
                .resolve("../../../../..")
                .normalize();
        List<Block> xml = PAGE.blocks("xml");
        String testKit = MarkdownPage.read("docs/how-to/test-a-job.md")
                .blocks("xml")
                .get(0)
                .text();
        String pom = UserMachine.pinned(xml.get(0).text())
                .replaceFirst("</dependencies>", testKit.replace("$", "\\$") + "</dependencies>");
        Files.writeString(project.resolve("pom.xml"), pom);
        writeExample(project);
        Files.writeString(project.resolve("views.jsonl"), """
                {"page":"/","user":"ada","at":"2024-05-01T10:00:00Z"}
                """);
        Files.writeString(project.resolve("other.jsonl"), """
                {"page":"/other","user":"ada","at":"2024-05-01T10:00:00Z"}
                """);

        machine.run(project, block("sh", "mvn package").text());
        assertThat(project.resolve("counts")).isDirectoryContaining("glob:**.jsonl");
        assertCopied(project);

        // both goals, in one start of Maven
        assertThat(block("sh", "mvn streamwright:describe").lines())
                .containsExactly(
                        "mvn streamwright:describe",
                        "mvn streamwright:run -Dargs=\"--views=file:other.jsonl --limit=5\"");
        String out = machine.run(
                        project,
                        "mvn streamwright:describe streamwright:run -Dargs=\"--views=file:other.jsonl --limit=5"
                                + " --counts=stdout:\"")
                .out();
        assertThat(out).contains("operator   ViewsPerMinute", "PageCount[page=/other");

        assertSingleJarAndCache(machine, project, pom);

        // a second job, and the configuration that says which one the jar starts
        Files.writeString(project.resolve("src/main/java/org/example/Other.java"), """
                package org.example;
                import io.streamwright.*;
                @StreamJob("other")
                interface Other {
                    @Source("file:other.jsonl") @Sink("stdout:") StreamOf<String> lines();
                }
                """);
        Files.writeString(
                project.resolve("pom.xml"),
                pom.replaceFirst(
                        "(<artifactId>streamwright-maven-plugin</artifactId>\\s*<version>[^<]+</version>)",
                        "$1" + block("xml", "<mainJob>").text()));
        machine.run(project, "mvn -q clean package");
        assertThat(machine.run(project, "java -jar target/page-views.jar --counts=stdout:")
                        .out())
                .contains("PageCount[page=/,");
        assertThat(machine.run(
                                project,
                                "java -cp target/page-views.jar org.example.OtherJob --lines=file:other.jsonl?format=lines")
                        .out())
                .contains("/other");
    }

    private static Block block(String language, String part) {
        return PAGE.blocks(language).stream()
                .filter(block -> block.text().contains(part))
                .findFirst()
                .orElseThrow();
    }

    /** The execution of the page, with its configuration and that of the single jar, and what it leaves. */
    private static void assertSingleJarAndCache(UserMachine machine, Path project, String pom) throws Exception {
        Files.copy(project.resolve("views.jsonl"), project.resolve("sample.jsonl"));
        String single = block("xml", "<singleJar>").text().replaceAll("</configuration>\\s*", "");
        String execution = block("xml", "<goal>cache</goal>").text().replace("<configuration>", single);
        Files.writeString(project.resolve("pom.xml"), pom.replaceFirst("(?s)<execution>.*</execution>", execution));
        machine.run(project, "mvn -q clean package");
        assertThat(project.resolve("target/lib")).doesNotExist();
        assertCounts(machine, project, "target/page-views.sh");

        List<String> options = block("text", "-XX:SharedArchiveFile=").lines();
        assertThat(options).hasSize(2);
        boolean aot = Runtime.version().feature() >= 25;
        assertCounts(machine, project, options.get(aot ? 1 : 0).split(" {2,}")[0]);

        Block image = block("dockerfile", "ArchiveClassesAtExit");
        assertThat(image.lines().get(1)).isEqualTo("COPY target/page-views.jar /job/");
        machine.run(project, image.lines().get(2).substring("RUN ".length()).replace("/job/", "target/"));
        assertCounts(
                machine,
                project,
                image.lines().get(3).replaceAll("ENTRYPOINT \\[|[\",\\]]", "").replace("/job/", "target/"));
    }

    private static void assertCounts(UserMachine machine, Path project, String command) throws Exception {
        assertThat(machine.run(project, command + " --counts=stdout:").out())
                .as(command)
                .contains("PageCount[page=/,");
    }

    /** With a setting, so that the page's {@code --limit} means something. */
    private static void writeExample(Path project) throws Exception {
        Map<String, String> types = JavaSnippets.typesOf(
                MarkdownPage.read("README.md").blocks("java").get(0));
        String job = types.values().iterator().next().replace("package page;", "package org.example;");
        Files.writeString(
                project.resolve("src/main/java/org/example/PageViews.java"),
                job.replace("@State long views;", "@State long views; @Config(\"limit\") int limit = 3;"));
    }

    /** What the image copies is there, and it starts what is there. */
    private static void assertCopied(Path project) {
        Block image = PAGE.blocks("dockerfile").get(0);
        assertThat(image.lines().get(0)).startsWith("FROM ");
        assertThat(image.lines().get(1)).isEqualTo("COPY target/lib /job/lib");
        assertThat(image.lines().get(2)).isEqualTo("COPY target/page-views.jar /job/");
        assertThat(project.resolve("target/lib")).isDirectoryContaining("glob:**streamwright-core*.jar");
        assertThat(project.resolve("target/page-views.jar")).isRegularFile();
        assertThat(image.lines().get(3)).isEqualTo("ENTRYPOINT [\"java\", \"-jar\", \"/job/page-views.jar\"]");
        assertThat(image.lines()).hasSize(4);
    }
}
