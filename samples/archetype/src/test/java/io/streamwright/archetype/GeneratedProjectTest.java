package io.streamwright.archetype;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedProjectTest {
    private static final String VERSION = System.getProperty("streamwright.version");
    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

    @TempDir
    Path folder;

    @Test
    void generated_thenBuildsTestsAndRuns() throws Exception {
        Path archetype = Path.of(System.getProperty("streamwright.archetype"));
        Path linked = Path.of(System.getProperty("streamwright.repository"));
        try (LocalRepository repository = LocalRepository.make(folder.resolve("repository"), linked, VERSION)) {
            repository.put(
                    "streamwright-archetype", VERSION, archetype.resolveSibling(".flattened-pom.xml"), archetype);
            generate(repository);
            buildAndRun(folder.resolve("room-climate"), repository);
        }
    }

    private void generate(LocalRepository repository) throws Exception {
        maven(
                folder,
                repository,
                "org.apache.maven.plugins:maven-archetype-plugin:" + System.getProperty("streamwright.archetype-plugin")
                        + ":generate",
                "-DarchetypeGroupId=io.streamwright",
                "-DarchetypeArtifactId=streamwright-archetype",
                "-DarchetypeVersion=" + VERSION,
                "-DarchetypeCatalog=local",
                "-DgroupId=com.acme",
                "-DartifactId=room-climate",
                "-Dversion=1.0",
                "-Dpackage=com.acme.climate",
                "-DjobName=climate");

        Path project = folder.resolve("room-climate");
        assertThat(project.resolve(".gitignore")).isRegularFile();
        assertThat(project.resolve("src/main/java/com/acme/climate/Averages.java"))
                .content()
                .contains("\"climate\"");
        assertThat(project.resolve("README.md"))
                .content()
                .startsWith("climate\n")
                .contains("target/room-climate.jar");
        assertThat(project.resolve("pom.xml"))
                .content()
                .contains("<streamwright.version>" + VERSION + "<", "<finalName>room-climate<")
                .doesNotContain("@");
    }

    private static void buildAndRun(Path project, LocalRepository repository) throws Exception {
        String build = maven(project, repository, "package");
        assertThat(build).contains("Tests run: 3, Failures: 0, Errors: 0, Skipped: 0");

        Path jar = project.resolve("target/room-climate.jar");
        assertThat(project.resolve("target/lib")).doesNotExist();
        try (JarFile file = new JarFile(jar.toFile())) {
            assertThat(file.getManifest().getMainAttributes().getValue("Main-Class"))
                    .isEqualTo("com.acme.climate.AveragesJob");
        }
        String results =
                output(project, List.of(JAVA_HOME.resolve("bin/java").toString(), "-jar", jar.toString(), "-q"));
        assertThat(results.lines())
                .containsExactlyInAnyOrder(
                        "Average[sensor=roof, minute=2024-05-01T10:00:00Z, value=21.0, measurements=2]",
                        "Average[sensor=cellar, minute=2024-05-01T10:00:00Z, value=12.0, measurements=1]",
                        "Average[sensor=roof, minute=2024-05-01T10:01:00Z, value=23.0, measurements=1]",
                        "Average[sensor=cellar, minute=2024-05-01T10:01:00Z, value=12.5, measurements=1]");
    }

    private static String maven(Path folder, LocalRepository repository, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(),
                "-B",
                "-ntp",
                "-Dstyle.color=never",
                "-Dmaven.repo.local=" + repository.folder()));
        if (System.getProperty("streamwright.mode").equals("offline is true")) {
            command.add("-o");
        }
        command.addAll(List.of(words));
        return output(folder, command);
    }

    private static String output(Path folder, List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("archetype-", ".log");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("JAVA_HOME", JAVA_HOME.toString());
            Process process = builder.start();
            assertThat(process.waitFor(5, TimeUnit.MINUTES))
                    .as(Files.readString(output))
                    .isTrue();
            String text = Files.readString(output);
            assertThat(process.exitValue()).as(text).isZero();
            return text;
        } finally {
            Files.delete(output);
        }
    }
}
