package io.streamwright.archetype;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A local repository with what this build has packaged, for a Maven that a test starts. All else is linked to the one that this
 * build uses; that one gets nothing of this build.
 */
record LocalRepository(Path folder) implements AutoCloseable {
    /** What a generated project needs, relative to the root of the project. */
    private static final List<String> MODULES = List.of(
            "annotations",
            "maven-plugin",
            "processor",
            "runtime/cli",
            "runtime/core",
            "runtime/files",
            "runtime/json",
            "runtime/metrics",
            "runtime/testkit");

    private static final String GROUP = "io/streamwright";
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    static LocalRepository make(Path folder, Path linked, String version) throws IOException {
        Path io = Files.createDirectories(folder.resolve(GROUP)).getParent();
        link(linked, folder, "io");
        link(linked.resolve("io"), io, "streamwright");
        LocalRepository repository = new LocalRepository(folder);
        for (String module : MODULES) {
            Path target = ROOT.resolve(module).resolve("target");
            String artifact = "streamwright-" + Path.of(module).getFileName();
            Path jar = target.resolve(artifact + "-" + version + ".jar");
            repository.put(artifact, version, target.resolve(".flattened-pom.xml"), jar);
        }
        return repository;
    }

    private static void link(Path from, Path to, String except) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : entries.toList()) {
                if (!entry.getFileName().toString().equals(except)) {
                    Files.createSymbolicLink(to.resolve(entry.getFileName()), entry);
                }
            }
        }
    }

    /** Takes the links away, and not what they lead to. */
    @Override
    public void close() throws IOException {
        for (Path linked : List.of(folder, folder.resolve("io"))) {
            try (Stream<Path> entries = Files.list(linked)) {
                for (Path entry : entries.filter(Files::isSymbolicLink).toList()) {
                    Files.delete(entry);
                }
            }
        }
    }

    void put(String artifact, String version, Path pom, Path jar) throws IOException {
        Path place =
                Files.createDirectories(folder.resolve(GROUP).resolve(artifact).resolve(version));
        Files.copy(pom, place.resolve(artifact + "-" + version + ".pom"));
        Files.copy(jar, place.resolve(artifact + "-" + version + ".jar"));
    }
}
