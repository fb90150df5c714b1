package io.streamwright.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts the libraries of a job into the folder next to its jar. */
final class LibraryFolder {
    private final Path folder;

    /** Made when the first library comes. */
    LibraryFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Copies what is not there yet.
     *
     * @return the files, in the order of the libraries, which is that of the class path
     * @throws BuildProblem if two libraries have the same coordinates, or one does not exist
     */
    List<Path> fill(List<Library> libraries) throws IOException, BuildProblem {
        Map<String, Integer> uses = new HashMap<>();
        for (Library library : libraries) {
            uses.merge(library.fileName(), 1, Integer::sum);
        }
        List<Path> files = new ArrayList<>();
        for (Library library : libraries) {
            boolean alone = uses.getOrDefault(library.fileName(), 0) == 1;
            Path target = folder.resolve(alone ? library.fileName() : library.longFileName());
            if (files.contains(target)) {
                throw new BuildProblem(library.groupId() + ":" + library.artifactId() + ":" + library.version()
                        + " is on the class path twice");
            }
            put(library, target);
            files.add(target);
        }
        return files;
    }

    private void put(Library library, Path target) throws IOException, BuildProblem {
        Path file = library.requireFile();
        Files.createDirectories(folder);
        if (Files.isDirectory(file)) {
            Jars.pack(file, target);
        } else if (!same(file, target)) {
            Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /** By size and time, since copies keep their time: a build without changes copies nothing. */
    private static boolean same(Path file, Path target) throws IOException {
        if (!Files.isRegularFile(target) || Files.size(file) != Files.size(target)) {
            return false;
        }
        FileTime time = Files.getLastModifiedTime(file);
        return time.equals(Files.getLastModifiedTime(target));
    }
}
