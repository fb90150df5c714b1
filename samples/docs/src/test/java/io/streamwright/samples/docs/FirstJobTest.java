package io.streamwright.samples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.samples.docs.MarkdownPage.Block;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Does what the tutorial says: writes the files it shows, and runs its commands in a shell. Only {@code mvn} is the compiler
 * called directly, and {@code java -jar} the same with a class path, since a build does not install what it builds.
 */
class FirstJobTest {
    private static final MarkdownPage PAGE = MarkdownPage.read("docs/tutorials/first-job.md");

    @TempDir
    Path folder;

    @BeforeEach
    void filesAreWritten() throws Exception {
        Map<String, String> sources = new LinkedHashMap<>();
        for (Block block : PAGE.blocks()) {
            if (block.fileName().endsWith(".java")) {
                sources.put(block.fileName(), block.text());
            } else if (!block.fileName().isEmpty()) {
                Files.writeString(folder.resolve(block.fileName()), block.text());
            }
        }
        assertThat(sources).hasSize(4);
        assertThat(new UserCompiler(folder.resolve("classes")).compile(sources)).isEmpty();
        script("mvn", "true");
        script(
                "java",
                "shift 2; exec '" + Path.of(System.getProperty("java.home"), "bin", "java") + "' -cp '"
                        + folder.resolve("classes") + ":" + System.getProperty("java.class.path")
                        + "' demo.WeatherJob \"$@\"");
    }

    private void script(String name, String body) throws Exception {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path file = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void thePom_isWellFormedAndOfThisVersion() throws Exception {
        Block pom = PAGE.blocks("xml").get(0);
        Document tutorial = parse(pom.text().getBytes(StandardCharsets.UTF_8));
        Document parent = parse(Files.readAllBytes(MarkdownPage.ROOT.resolve("pom.xml")));

        assertThat(tutorial.getElementsByTagName("streamwright.version").item(0).getTextContent())
                .isEqualTo(directChild(parent.getDocumentElement(), "version"));
        assertThat(pom.text()).contains("streamwright-processor", "streamwright-maven-plugin", "streamwright-cli");
    }

    private static Document parse(byte[] xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    private static String directChild(Element element, String name) {
        for (int i = 0; i < element.getChildNodes().getLength(); i++) {
            if (element.getChildNodes().item(i).getNodeName().equals(name)) {
                return element.getChildNodes().item(i).getTextContent();
            }
        }
        throw new IllegalStateException("no " + name);
    }

    @Test
    void theCommands_giveWhatThePageSays() throws Exception {
        List<Block> commands = PAGE.blocks("sh");
        List<Block> outputs = PAGE.blocks("text");

        assertThat(shell(commands.get(0).text())).isEqualTo(outputs.get(1).text());

        assertThat(shell(commands.get(1).text())).contains("readings", "hottest", "--snapshot-interval");

        String kills = commands.get(2).text() + commands.get(3).text();
        assertThat(shell(kills)).isEmpty();

        assertThat(shell(commands.get(4).text())).isEmpty();
        assertThat(shell(commands.get(5).text()).replace(" ", ""))
                .isEqualTo(outputs.get(2).text());
        assertThat(commands).hasSize(6);
    }

    /** What the commands print on standard output. */
    private String shell(String commands) throws Exception {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder("bash", "-e", "-c", commands)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().merge("PATH", folder.resolve("bin") + ":", (path, bin) -> bin + path);
        Process process = builder.start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(err)).isZero();
        return Files.readString(out);
    }
}
