package io.streamwright.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDateTime;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SingleJarTest {
    private static final String MAIN = "app.Main";
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

    @TempDir
    Path target;

    @Test
    void servicesAndVersionsOfLibraries_thenJavaFindsThemAll() throws Exception {
        Path jar = new JarFixture().source("app/Main.class", """
                        package app;
                        public class Main {
                            public static void main(String[] a) {
                                for (Runnable each : java.util.ServiceLoader.load(Runnable.class)) each.run();
                            }
                        }""", target).write(target.resolve("job.jar"));
        Library one = new JarFixture()
                .source("one/One.class", service("one", "One", "one"), target)
                .text("META-INF/services/java.lang.Runnable", "# what it is\none.One # the first\n")
                .library("one", target);
        Library two = new JarFixture()
                .manifest("Multi-Release: true\n")
                .source("two/Two.class", service("two", "Two", "two for all"), target)
                .source("META-INF/versions/17/two/Two.class", service("two", "Two", "two for 17"), target)
                .text("META-INF/services/java.lang.Runnable", "two.Two\none.One")
                .library("two", target);

        build(jar, one, two);
        for (Library gone : List.of(one, two)) {
            Files.delete(gone.file());
        }

        assertThat(JavaRun.of(target, "-jar", jar.toString())).isEqualTo("one, two for 17, ");
        assertThat(JarFixture.text(jar, "META-INF/services/java.lang.Runnable")).isEqualTo("one.One\ntwo.Two\n");
    }

    private static String service(String in, String name, String says) {
        return "package " + in + ";\npublic class " + name + " implements Runnable {"
                + " public void run() { System.out.print(\"" + says + ", \"); } }";
    }

    @Test
    void whatBelongsToOneJar_thenLeftOutOrKeptApart() throws Exception {
        Path jar = new JarFixture()
                .manifest("Built-By: me\nClass-Path: lib/old.jar\n")
                .folder("META-INF/")
                .text("META-INF/LICENSE", "mine")
                .text("app/data", "d")
                .write(target.resolve("job.jar"));
        Library one = new JarFixture()
                .manifest("Built-By: somebody\n")
                .folder("META-INF/")
                .text("META-INF/X.SF", "signature")
                .text("META-INF/X.RSA", "signature")
                .text("META-INF/SIG-X", "signature")
                .text("META-INF/INDEX.LIST", "index")
                .text("META-INF/LICENSE", "its own")
                .text("META-INF/licenses/deep/NOTICE.txt", "notice")
                .text("COPYING", "copying")
                .text("META-INF/maven/g/one/pom.properties", "version=1")
                .text("META-INF/versions/9/", "")
                .text("META-INF/versions/9/one/Unseen.class", "not multi-release")
                .text("module-info.class", "module")
                .text("one/Notice.class", "class")
                .library("one", target);

        build(jar, one);

        assertThat(JarFixture.names(jar))
                .containsExactly(
                        JarFile.MANIFEST_NAME,
                        "META-INF/",
                        "META-INF/LICENSE",
                        "app/data",
                        "META-INF/licenses/one-1/LICENSE",
                        "META-INF/licenses/one-1/licenses/deep/NOTICE.txt",
                        "META-INF/licenses/one-1/COPYING",
                        "META-INF/maven/g/one/pom.properties",
                        "one/Notice.class");
        assertThat(JarFixture.text(jar, "META-INF/LICENSE")).isEqualTo("mine");
        assertThat(JarFixture.text(jar, JarFile.MANIFEST_NAME))
                .contains("Built-By: me", "Main-Class: app.Main")
                .doesNotContain("Class-Path", "Multi-Release");
    }

    @Test
    void differentFilesOfOneName_thenRefusedWithBothOrigins() throws Exception {
        Path jar = new JarFixture().text("a/x", "project").write(target.resolve("job.jar"));
        Library one = new JarFixture().text("same", "1").text("b/y", "1").library("one", target);
        Library two = new JarFixture()
                .text("same", "1")
                .text("b/y", "2")
                .text("a/x", "two")
                .library("two", target);
        byte[] before = Files.readAllBytes(jar);

        assertThatThrownBy(() -> build(jar, one, two))
                .isInstanceOf(BuildProblem.class)
                .hasMessageContaining("2 files are in several jars")
                .hasMessageContaining("b/y: in one-1.jar and in two-1.jar")
                .hasMessageContaining("a/x: in the project and in two-1.jar")
                .hasMessageContaining("<entry>b/y</entry>")
                .hasMessageNotContaining("same:");
        assertThat(jar).hasBinaryContent(before);
    }

    @Test
    void keepFirst_thenAsOnTheClassPath() throws Exception {
        Path jar = new JarFixture().write(target.resolve("job.jar"));
        Library one = new JarFixture().text("META-INF/x.properties", "first").library("one", target);
        Library two = new JarFixture().text("META-INF/x.properties", "second").library("two", target);

        new SingleJar(jar, List.of(one, two), MAIN, List.of("META-INF/*.properties"), TIME).build();

        assertThat(JarFixture.text(jar, "META-INF/x.properties")).isEqualTo("first");
    }

    @Test
    void versionOfAClassInAnotherJar_thenRefusedSinceItWouldWin() throws Exception {
        Path jar = new JarFixture().text("a/X.class", "project").write(target.resolve("job.jar"));
        Library one = new JarFixture()
                .manifest("Multi-Release: true\n")
                .text("META-INF/versions/11/a/X.class", "one")
                .library("one", target);

        assertThatThrownBy(() -> build(jar, one))
                .hasMessageContaining(
                        "META-INF/versions/11/a/X.class: in one-1.jar, would take the place of a/X.class in"
                                + " the project");

        new SingleJar(jar, List.of(one), MAIN, List.of("META-INF/versions/11/a/X.class"), TIME).build();
        assertThat(JarFixture.names(jar)).contains("a/X.class").doesNotContain("META-INF/versions/11/a/X.class");
    }

    @Test
    void builtAgain_thenTheSameBytesAndNothingOfTheLastTime() throws Exception {
        Path jar = new JarFixture().text("app/data", "d").write(target.resolve("job.jar"));
        Path classes = Files.createDirectories(target.resolve("classes"));
        Files.writeString(classes.resolve("b"), "b");
        Library folder = new Library("g", "folder", "1", "", classes);
        Library old = new JarFixture().text("lib/data", "old").library("lib", target);
        Library fresh = new JarFixture().text("lib/data", "new").library("lib", target);
        build(jar, folder, fresh);
        byte[] once = Files.readAllBytes(jar);

        new JarFixture().text("lib/data", "old").write(old.file());
        build(jar, folder, old);
        assertThat(JarFixture.text(jar, "lib/data")).isEqualTo("old");

        new JarFixture().text("lib/data", "new").write(fresh.file());
        Files.setLastModifiedTime(classes.resolve("b"), FileTime.fromMillis(0));
        build(jar, folder, fresh);
        assertThat(jar).hasBinaryContent(once);
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            assertThat(zip.stream())
                    .allSatisfy(entry -> assertThat(entry.getTimeLocal()).isEqualTo(TIME));
        }
    }

    @Test
    void packagedWithAFolderAgain_thenTheProjectsOwnJarIsBack() throws Exception {
        Path jar = new JarFixture().text("app/data", "d").write(target.resolve("job.jar"));
        Library one = new JarFixture().text("lib/data", "l").library("one", target);
        build(jar, one);

        new RunnableJob(jar, target.resolve("lib"), List.of(one), MAIN).build();

        assertThat(JarFixture.names(jar)).containsExactly(JarFile.MANIFEST_NAME, "app/data");
        assertThat(JarFixture.text(jar, JarFile.MANIFEST_NAME)).contains("Class-Path: lib/one-1.jar");
    }

    @Test
    void originalIsGone_thenSaysToBuildAnew() throws Exception {
        Path jar = new JarFixture().text("app/data", "d").write(target.resolve("job.jar"));
        build(jar);
        Files.delete(target.resolve("job.jar.original"));

        assertThatThrownBy(() -> build(jar)).isInstanceOf(BuildProblem.class).hasMessageContaining("mvn clean");
        assertThatThrownBy(() -> SingleJar.undo(jar)).hasMessageContaining("mvn clean");
    }

    @Test
    void signedProject_thenRefused() throws Exception {
        Path jar = new JarFixture().text("META-INF/ME.SF", "").write(target.resolve("job.jar"));

        assertThatThrownBy(() -> build(jar)).isInstanceOf(BuildProblem.class).hasMessageContaining("signed");
    }

    @Test
    void outputTime_thenReadAsMavenReadsIt() throws Exception {
        assertThat(OutputTime.parse("2026-01-01T01:00:00+01:00")).isEqualTo(TIME);
        assertThat(OutputTime.parse("1767225600")).isEqualTo(TIME);
        assertThat(OutputTime.parse(null)).isEqualTo(OutputTime.parse("x")).isEqualTo(Jars.FIXED_TIME);
        assertThat(OutputTime.parse("0000000000")).isEqualTo(Jars.FIXED_TIME);
        assertThatThrownBy(() -> OutputTime.parse("yesterday"))
                .isInstanceOf(BuildProblem.class)
                .hasMessageContaining("project.build.outputTimestamp is \"yesterday\"");
    }

    private static void build(Path jar, Library... libraries) throws IOException, BuildProblem {
        new SingleJar(jar, List.of(libraries), MAIN, List.of(), TIME).build();
    }

    /** Runs Java and gives what it prints. */
    static final class JavaRun {
        private JavaRun() {}

        static String of(Path folder, String... arguments) throws IOException, InterruptedException {
            Path java = Path.of(System.getProperty("java.home"), "bin", "java");
            ProcessBuilder builder = new ProcessBuilder(java.toString()).directory(folder.toFile());
            builder.command().addAll(List.of(arguments));
            return output(builder);
        }

        static String output(ProcessBuilder builder) throws IOException, InterruptedException {
            Process process = builder.redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
            return output;
        }
    }
}
