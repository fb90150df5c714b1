package io.streamwright.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Finds the files of a directory that are input. */
final class FileListing {
    private final Path directory;
    private final FileSourceSettings settings;

    FileListing(Path directory, FileSourceSettings settings) {
        this.directory = directory;
        this.settings = settings;
    }

    /** The relative paths of all input files, in alphabetical order, so that parts are read in the order of their names. */
    List<String> list() throws IOException {
        List<String> found = new ArrayList<>();
        // resolved, since walking does not enter links and the directory itself may be one
        Path root = directory.toRealPath();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
                    boolean entered = each.equals(root) || (settings.recursive() && !isHidden(each));
                    return entered ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
                }

                @Override
                public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) {
                    boolean file =
                            attributes.isRegularFile() || (attributes.isSymbolicLink() && Files.isRegularFile(each));
                    if (file && isInput(root, each)) {
                        found.add(root.relativize(each).toString());
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path each, IOException e) throws IOException {
                    if (e instanceof NoSuchFileException && !each.equals(root)) {
                        // gone since it was listed
                        return FileVisitResult.CONTINUE;
                    }
                    throw e;
                }
            });
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
        Collections.sort(found);
        return found;
    }

    private boolean isInput(Path root, Path file) {
        String name = file.getFileName().toString();
        if (isHidden(file) || name.endsWith(".tmp") || name.endsWith(".inprogress")) {
            return false;
        }
        return settings.glob() == null
                || settings.glob().matches(file.getFileName())
                || settings.glob().matches(root.relativize(file));
    }

    private static boolean isHidden(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(".") || name.startsWith("_");
    }
}
