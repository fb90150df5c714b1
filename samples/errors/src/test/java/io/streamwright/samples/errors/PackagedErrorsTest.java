package io.streamwright.samples.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the build has packaged: runs after the phase package. */
class PackagedErrorsTest {
    private static final Path TARGET = Path.of(System.getProperty("streamwright.target"));
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final String RESULTS = """
            LogLine[level=ERROR, message=disk 3 is full]
            LogLine[level=ERROR, message=disk 7 does not answer]
            """;

    @TempDir
    Path folder;

    @Test
    void jarAlone_thenRuns() throws Exception {
        Path jar = Files.copy(TARGET.resolve("errors.jar"), folder.resolve("moved.jar"));

        assertThat(output(List.of(JAVA.toString(), "-jar", jar.toString()))).isEqualTo(RESULTS);
    }

    /** Of a job with files alone, all libraries included. */
    @Test
    void jar_thenSmallerThanTwoMegabytes() throws Exception {
        Path jar = TARGET.resolve("errors.jar");
        System.out.println("errors.jar with all libraries: " + Files.size(jar) + " bytes");

        assertThat(Files.size(jar)).isLessThan(2_000_000);
        try (JarFile file = new JarFile(jar.toFile())) {
            assertThat(file.stream().map(ZipEntry::getName))
                    .contains("io/streamwright/samples/errors/ErrorsJob.class")
                    .contains("com/fasterxml/jackson/core/JsonFactory.class")
                    .anyMatch(name -> name.startsWith("META-INF/licenses/jackson-core-"))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void script_thenRunsWithTheCache() throws Exception {
        String launcher = TARGET.resolve("errors.sh").toString();

        assertThat(output(List.of(launcher))).isEqualTo(RESULTS);
        assertThat(output(List.of("env", "JAVA_OPTS=-Xlog:class+load:stdout", launcher)))
                .containsPattern("io\\.streamwright\\.core\\.exec\\.JobLauncher source: shared objects file");
    }

    @Test
    void cacheOfAnotherJvm_thenTheJobSaysSoAndRuns() throws Exception {
        Path log = folder.resolve("err.txt");
        List<String> command = List.of(
                JAVA.toString(),
                "-Dstreamwright.cache.jvm=11.0.1+13",
                "-jar",
                TARGET.resolve("errors.jar").toString());
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());

        assertThat(output(builder)).isEqualTo(RESULTS);
        assertThat(log)
                .content()
                .contains("the start-up cache was made by the JVM 11.0.1+13, and this is "
                        + System.getProperty("java.vm.version") + ": the job starts without it");
    }

    private static String output(List<String> command) throws IOException, InterruptedException {
        return output(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD));
    }

    private static String output(ProcessBuilder builder) throws IOException, InterruptedException {
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
