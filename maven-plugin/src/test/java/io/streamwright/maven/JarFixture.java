package io.streamwright.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;

/** A jar in the making: entries in the order in which they are given. */
final class JarFixture {
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    JarFixture manifest(String lines) {
        return text(JarFile.MANIFEST_NAME, "Manifest-Version: 1.0\n" + lines);
    }

    JarFixture text(String name, String text) {
        entries.put(name, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    JarFixture folder(String name) {
        return text(name, "");
    }

    /** A class, compiled; its name is that of the entry. */
    JarFixture source(String entry, String source, Path scratch) throws IOException {
        String simpleName = entry.substring(entry.lastIndexOf('/') + 1).replace(".class", "");
        Path folder = Files.createTempDirectory(scratch, "compiled");
        Path file = Files.writeString(folder.resolve(simpleName + ".java"), source);
        List<String> options =
                List.of("-d", folder.toString(), "-cp", folder.toString(), "--release", "17", file.toString());
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(new String[0])))
                .isZero();
        String path = source.replaceFirst("(?s)package ([a-z.]+);.*", "$1").replace('.', '/');
        entries.put(entry, Files.readAllBytes(folder.resolve(path).resolve(simpleName + ".class")));
        return this;
    }

    Path write(Path jar) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
                out.closeEntry();
            }
        }
        return jar;
    }

    /** As a library. */
    Library library(String artifactId, Path folder) throws IOException {
        return new Library("g", artifactId, "1", "", write(folder.resolve("from-" + artifactId + ".jar")));
    }

    /** The names of all entries. */
    static List<String> names(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return new ArrayList<>(file.stream().map(ZipEntry::getName).toList());
        }
    }

    /** What an entry holds. */
    static String text(Path jar, String name) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return new String(file.getInputStream(file.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
