package io.streamwright.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnableJobTest {
    private static final String MAIN = "app.Main";

    @TempDir
    Path target;

    @Test
    void built_thenJavaRunsItWithItsLibraries() throws Exception {
        Path classes = compile(
                "app/Main.java",
                "package app; public class Main { public static void main(String[] a) {"
                        + " System.out.print(lib.Lib.text() + a[0]); } }",
                "lib/Lib.java",
                "package lib; public class Lib { public static String text() { return \"from the library, \"; } }");
        Path jar = jar("my job.jar", classes.resolve("app"), "app/");
        Path library = jar("any name.jar", classes.resolve("lib"), "lib/");

        new RunnableJob(jar, target.resolve("lib folder"), List.of(library("a b", library)), MAIN).build();

        Files.delete(library);
        assertThat(run(jar)).isEqualTo("from the library, argument");
    }

    @Test
    void libraryIsAFolder_thenPacked() throws Exception {
        Path classes = compile(
                "app/Main.java",
                "package app; public class Main { public static void main(String[] a) {"
                        + " System.out.print(lib.Lib.text()); } }",
                "lib/Lib.java",
                "package lib; public class Lib { public static String text() { return \"packed\"; } }");
        Path jar = jar("job.jar", classes.resolve("app"), "app/");
        Path folder = Files.createDirectories(target.resolve("classes-of-lib"));
        Files.move(classes.resolve("lib"), folder.resolve("lib"));

        new RunnableJob(jar, target.resolve("lib"), List.of(library("lib", folder)), MAIN).build();

        assertThat(target.resolve("lib/lib-1.jar")).isRegularFile();
        assertThat(run(jar)).isEqualTo("packed");
    }

    @Test
    void jar_thenOnlyTwoEntriesOfTheManifestChange() throws Exception {
        Path jar = jarWithManifest("Built-By: nobody\nClass-Path: old.jar\n");
        Path library = Files.writeString(target.resolve("x.jar"), "x");

        new RunnableJob(jar, target.resolve("lib"), List.of(library("x", library)), MAIN).build();

        try (JarFile built = new JarFile(jar.toFile())) {
            Attributes main = built.getManifest().getMainAttributes();
            assertThat(main.getValue("Built-By")).isEqualTo("nobody");
            assertThat(main.getValue("Main-Class")).isEqualTo(MAIN);
            assertThat(main.getValue("Class-Path")).isEqualTo("lib/x-1.jar");
            assertThat(built.stream().map(ZipEntry::getName))
                    .containsExactly(JarFile.MANIFEST_NAME, "META-INF/", "data.txt");
            assertThat(built.getInputStream(built.getEntry("data.txt"))).hasContent("data");
        }
        try (JarInputStream stream = new JarInputStream(Files.newInputStream(jar))) {
            assertThat(stream.getManifest()).isNotNull();
        }
    }

    @Test
    void builtTwice_thenTheSameBytes() throws Exception {
        Path jar = jarWithManifest("Built-By: nobody\n");
        Path folder = Files.createDirectories(target.resolve("classes"));
        Files.writeString(folder.resolve("b.txt"), "b");
        Files.writeString(folder.resolve("a.txt"), "a");
        RunnableJob job = new RunnableJob(jar, target.resolve("lib"), List.of(library("x", folder)), MAIN);

        job.build();
        byte[] jarOnce = Files.readAllBytes(jar);
        byte[] libraryOnce = Files.readAllBytes(target.resolve("lib/x-1.jar"));
        Files.setLastModifiedTime(folder.resolve("a.txt"), FileTime.fromMillis(0));
        job.build();

        assertThat(jar).hasBinaryContent(jarOnce);
        assertThat(target.resolve("lib/x-1.jar")).hasBinaryContent(libraryOnce);
        assertThat(target.resolve("lib")).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void librariesOfTheSameName_thenBothAreKept() throws Exception {
        Path one = Files.writeString(target.resolve("one.jar"), "one");
        Path two = Files.writeString(target.resolve("two.jar"), "two");

        List<Path> files = new LibraryFolder(target.resolve("lib"))
                .fill(List.of(new Library("a", "util", "1", "", one), new Library("b", "util", "1", "", two)));

        assertThat(files).containsExactly(target.resolve("lib/a.util-1.jar"), target.resolve("lib/b.util-1.jar"));
        assertThat(files.get(1)).hasContent("two");
    }

    @Test
    void libraryChanged_thenCopiedAgain() throws Exception {
        Path file = Files.writeString(target.resolve("one.jar"), "one");
        LibraryFolder folder = new LibraryFolder(target.resolve("lib"));
        folder.fill(List.of(library("x", file)));
        Files.writeString(file, "changed");

        assertThat(folder.fill(List.of(library("x", file))).get(0)).hasContent("changed");
    }

    @Test
    void signedJar_thenRefused() throws IOException {
        Path jar = target.resolve("signed.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            put(out, "META-INF/ME.SF", "");
        }

        assertThatThrownBy(() -> new RunnableJob(jar, target.resolve("lib"), List.of(), MAIN).build())
                .isInstanceOf(BuildProblem.class)
                .hasMessageContaining("signed");
    }

    @Test
    void noJar_thenSaysToPackage() {
        for (Path jar : new Path[] {null, target.resolve("missing.jar")}) {
            assertThatThrownBy(() -> new RunnableJob(jar, target.resolve("lib"), List.of(), MAIN).build())
                    .isInstanceOf(BuildProblem.class)
                    .hasMessageContaining("mvn package");
        }
    }

    @Test
    void missingLibrary_thenNamed() {
        Path jar = jarWithManifest("");

        assertThatThrownBy(() -> new RunnableJob(
                                jar, target.resolve("lib"), List.of(library("x", target.resolve("none.jar"))), MAIN)
                        .build())
                .isInstanceOf(BuildProblem.class)
                .hasMessageContaining("g:x:1");
    }

    @Test
    void commandLineMissing_thenShowsTheDependency() throws Exception {
        JobEntry job = new JobEntry("views", "org.example.Views", "org.example.ViewsJob", false);

        assertThatThrownBy(() -> RunnableJob.requireCommandLine(job, "1.2.3"))
                .isInstanceOf(BuildProblem.class)
                .hasMessageContaining("<artifactId>streamwright-cli</artifactId>")
                .hasMessageContaining("<version>1.2.3</version>");
        RunnableJob.requireCommandLine(
                new JobEntry("views", "org.example.Views", "org.example.ViewsJob", true), "1.2.3");
    }

    @Test
    void commandLine_thenSplitAtSpacesOutsideOfQuotes() throws Exception {
        assertThat(JobProcess.split("  --a=1 '--b=x y'  --c=\"it's\" \"\" "))
                .containsExactly("--a=1", "--b=x y", "--c=it's", "");
        assertThatThrownBy(() -> JobProcess.split("--a='x")).isInstanceOf(BuildProblem.class);
    }

    @Test
    void processEnds_thenItsExitCode() throws Exception {
        Path classes = compile(
                "app/Main.java",
                "package app; public class Main { public static void main(String[] a) {"
                        + " System.exit(a[0].equals(\"a b\") && new java.io.File(\"here\").exists() ? 3 : 4); } }");
        Files.createFile(target.resolve("here"));

        assertThat(new JobProcess(List.of(classes), MAIN, List.of("a b"), target).run())
                .isEqualTo(3);
    }

    private static Library library(String artifactId, Path file) {
        return new Library("g", artifactId, "1", "", file);
    }

    private Path jarWithManifest(String lines) {
        Path jar = target.resolve("job.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            put(out, "META-INF/", "");
            put(out, JarFile.MANIFEST_NAME, "Manifest-Version: 1.0\n" + lines);
            put(out, "data.txt", "data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar;
    }

    private Path jar(String name, Path folder, String prefix) throws IOException {
        Path jar = target.resolve(name);
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream out = new ZipOutputStream(file);
                var classes = Files.list(folder)) {
            for (Path each : classes.toList()) {
                out.putNextEntry(new ZipEntry(prefix + each.getFileName()));
                Files.copy(each, out);
            }
        }
        return jar;
    }

    private static void put(ZipOutputStream out, String name, String content) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(content.getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
    }

    private Path compile(String... namesAndSources) throws IOException {
        Path sources = target.resolve("sources");
        List<String> options = new ArrayList<>(List.of(
                "-d", Files.createDirectories(target.resolve("compiled")).toString()));
        for (int i = 0; i < namesAndSources.length; i += 2) {
            Path source = sources.resolve(namesAndSources[i]);
            Files.createDirectories(source.getParent());
            options.add(Files.writeString(source, namesAndSources[i + 1]).toString());
        }
        int code = ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(new String[0]));
        assertThat(code).isZero();
        return target.resolve("compiled");
    }

    private String run(Path jar) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        jar.toString(),
                        "argument")
                .directory(Path.of(URI.create("file:///")).toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
