package io.streamwright.maven;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Writes jars such that the same input gives the same bytes: entries keep their order and time, and what has no time of its
 * own gets a fixed one. A jar is written next to its place and moved there, so that no half a jar is ever seen.
 */
final class Jars {
    /** Within the range of the format in every time zone; the day that other build tools use as well. */
    static final LocalDateTime FIXED_TIME = LocalDateTime.of(1980, 2, 1, 0, 0, 0);

    private Jars() {}

    /** What is in a jar. */
    interface Content {
        /** Writes all entries. */
        void write(ZipOutputStream out) throws IOException;
    }

    /**
     * Makes a jar startable: {@code Main-Class} and {@code Class-Path} are set, all else stays as it is. Done again with the
     * same values, it changes nothing.
     *
     * @param libraries what the class path names, relative to the jar
     * @throws BuildProblem if the jar is signed, since its signature would no longer hold
     */
    static void makeRunnable(Path jar, String mainClass, List<Path> libraries) throws IOException, BuildProblem {
        Path folder = folderOf(jar);
        String classPath = libraries.stream()
                .map(library -> relative(folder, library.toAbsolutePath()))
                .collect(Collectors.joining(" "));
        try (ZipFile old = new ZipFile(jar.toFile())) {
            requireUnsigned(jar, old);
            ZipEntry oldManifest = old.getEntry(JarFile.MANIFEST_NAME);
            Manifest manifest = startable(old, mainClass);
            if (!classPath.isEmpty()) {
                manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
            }
            replace(jar, out -> {
                out.putNextEntry(
                        entry(JarFile.MANIFEST_NAME, oldManifest == null ? FIXED_TIME : oldManifest.getTimeLocal()));
                manifest.write(out);
                out.closeEntry();
                copyAllButManifest(old, out);
            });
        }
    }

    /** A jar whose entries are about to change must not be signed. */
    static void requireUnsigned(Path name, ZipFile jar) throws BuildProblem {
        if (jar.stream().anyMatch(Jars::isSignature)) {
            throw new BuildProblem(name + " is signed, and cannot be made runnable any more. Let the goal that signs it"
                    + " run after streamwright:package.");
        }
    }

    private static boolean isSignature(ZipEntry entry) {
        String name = entry.getName().toUpperCase(Locale.ROOT);
        return name.startsWith("META-INF/") && name.indexOf('/', 9) < 0 && name.endsWith(".SF");
    }

    /** The manifest of a jar, empty if it has none. */
    static Manifest manifest(ZipFile jar) throws IOException {
        Manifest manifest = new Manifest();
        ZipEntry entry = jar.getEntry(JarFile.MANIFEST_NAME);
        if (entry != null) {
            try (InputStream in = jar.getInputStream(entry)) {
                manifest.read(in);
            }
        }
        return manifest;
    }

    /** The manifest of a jar with a class to start, and without a class path. */
    static Manifest startable(ZipFile jar, String mainClass) throws IOException {
        Manifest manifest = manifest(jar);
        Attributes main = manifest.getMainAttributes();
        main.putIfAbsent(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, mainClass);
        main.remove(Attributes.Name.CLASS_PATH);
        return manifest;
    }

    private static void copyAllButManifest(ZipFile from, ZipOutputStream out) throws IOException {
        Enumeration<? extends ZipEntry> entries = from.entries();
        while (entries.hasMoreElements()) {
            ZipEntry old = entries.nextElement();
            if (old.getName().equals(JarFile.MANIFEST_NAME)) {
                continue;
            }
            out.putNextEntry(entry(old.getName(), old.getTimeLocal()));
            if (!old.isDirectory()) {
                try (InputStream in = from.getInputStream(old)) {
                    in.transferTo(out);
                }
            }
            out.closeEntry();
        }
    }

    /** Packs a folder of classes. */
    static void pack(Path folder, Path jar) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile)
                    .sorted((left, right) -> name(folder, left).compareTo(name(folder, right)))
                    .toList();
        }
        replace(jar, out -> {
            for (Path file : files) {
                out.putNextEntry(entry(name(folder, file), FIXED_TIME));
                Files.copy(file, out);
                out.closeEntry();
            }
        });
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    /** A new entry. */
    static ZipEntry entry(String name, LocalDateTime time) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(time);
        return entry;
    }

    /** Writes a jar, of which nothing is seen before it is whole. */
    static void replace(Path jar, Content content) throws IOException {
        Path fresh = folderOf(jar).resolve(jar.getFileName() + ".new");
        try {
            try (OutputStream file = Files.newOutputStream(fresh);
                    ZipOutputStream out = new ZipOutputStream(file)) {
                out.setLevel(Deflater.BEST_COMPRESSION);
                content.write(out);
            }
            Files.move(fresh, jar, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static Path folderOf(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file stands in a folder");
    }

    /** The class path of a manifest holds URLs, relative to the jar. */
    private static String relative(Path folder, Path library) {
        if (!Objects.equals(folder.getRoot(), library.getRoot())) {
            return library.toUri().toASCIIString();
        }
        String text = folder.relativize(library).toString().replace('\\', '/');
        try {
            return new URI(null, null, "./" + text, null).toASCIIString().substring(2);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("no path: " + text, e);
        }
    }
}
