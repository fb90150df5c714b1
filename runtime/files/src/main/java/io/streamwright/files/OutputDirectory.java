package io.streamwright.files;

import io.streamwright.core.sink.SinkSpec;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.CRC32;

/**
 * The directory that a sink writes to: names for files that are not published yet, and steps that outlive a crash of the
 * machine. Lanes ask for names, all else is the starting or the snapshot thread's.
 */
final class OutputDirectory {
    private static final String UNPUBLISHED = ".inprogress";
    private static final String PUBLISHED = ".published";
    private static final int TAG_LENGTH = 40;

    private final Path path;
    private final String prefix;
    private final String stream;

    /** Files whose content may be lost although a later fsync would succeed. */
    private final Set<String> lost = ConcurrentHashMap.newKeySet();

    /**
     * @param prefix what names of unpublished files start with; they go on with what tells this sink from others
     */
    OutputDirectory(Path path, String prefix, SinkSpec<?> spec) {
        this.path = path;
        this.prefix = prefix + tag(spec.job(), spec.uid()) + "-";
        this.stream = spec.stream();
    }

    /** The readable part of the uid and a checksum, since readable parts of different sinks may be alike. */
    private static String tag(String job, String uid) {
        String readable = uid.replaceAll("[^A-Za-z0-9._]", "_");
        CRC32 crc = new CRC32();
        crc.update((job + '\0' + uid).getBytes(StandardCharsets.UTF_8));
        return readable.substring(0, Math.min(TAG_LENGTH, readable.length()))
                + "-"
                + String.format("%08x", crc.getValue());
    }

    Path path() {
        return path;
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    /** A name that no file of any run has. */
    String unpublishedName(long snapshotId, int lane) {
        long random = ThreadLocalRandom.current().nextLong();
        return prefix + snapshotId + "-" + lane + "-" + Long.toHexString(random) + UNPUBLISHED;
    }

    /** A name that stays the same for this sink. */
    String unpublishedName(String kind) {
        return prefix + kind + UNPUBLISHED;
    }

    /** Makes the directory and those above it, as far as they are missing. */
    void create() throws IOException {
        if (Files.isDirectory(path)) {
            return;
        }
        try {
            Files.createDirectories(path);
            Path parent = path.toAbsolutePath().getParent();
            if (parent != null) {
                sync(parent);
            }
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(path)) {
                throw failure("create the directory", path, e);
            }
        } catch (IOException e) {
            throw failure("create the directory", path, e);
        }
    }

    /** Removes the unpublished files of this sink that are not in {@code kept}. */
    void deleteLeftovers(Set<String> kept) throws IOException {
        for (String name : names()) {
            if (name.startsWith(prefix) && name.endsWith(UNPUBLISHED) && !kept.contains(name)) {
                delete(name);
            }
        }
    }

    /**
     * Notes how far a lane has published. Not made to outlive a crash of the machine: it is only asked for what has been
     * moved away meanwhile.
     */
    void notePublished(int lane, long snapshotId) throws IOException {
        Path note = resolve(prefix + lane + PUBLISHED);
        try {
            Files.writeString(note, Long.toString(snapshotId));
        } catch (IOException e) {
            throw failure("write", note, e);
        }
    }

    /** Whether a lane has noted that it has published as far as this. */
    boolean isNotedPublished(int lane, long snapshotId) {
        try {
            return Long.parseLong(Files.readString(resolve(prefix + lane + PUBLISHED))) >= snapshotId;
        } catch (IOException | NumberFormatException e) {
            return false;
        }
    }

    List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            for (Path file : files) {
                names.add(file.getFileName().toString());
            }
        } catch (DirectoryIteratorException e) {
            throw failure("list", path, new IOException(e));
        } catch (IOException e) {
            throw failure("list", path, e);
        }
        return names;
    }

    void delete(String name) throws IOException {
        try {
            Files.deleteIfExists(resolve(name));
        } catch (IOException e) {
            throw failure("delete", resolve(name), e);
        }
    }

    boolean exists(String name) {
        return Files.exists(resolve(name));
    }

    long size(String name) throws IOException {
        try {
            return Files.size(resolve(name));
        } catch (IOException e) {
            throw failure("read", resolve(name), e);
        }
    }

    boolean isSame(String left, String right) throws IOException {
        return Files.isSameFile(resolve(left), resolve(right));
    }

    /**
     * Makes the content of a file outlive a crash of the machine. Once that has failed for a file it fails for good: the
     * system has forgotten the pages it could not write, and would report success.
     */
    void sync(String name) throws IOException {
        Path file = resolve(name);
        if (lost.contains(name)) {
            throw new IOException("The content of " + file.toAbsolutePath() + " of the stream " + stream
                    + " may be lost, as the disk has failed before; the job has to go on from its last snapshot");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (IOException e) {
            lost.add(name);
            throw failure("flush", file, e);
        }
    }

    /** Makes new names outlive a crash of the machine. */
    void sync() throws IOException {
        sync(path);
    }

    private void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            throw failure("flush", directory, e);
        }
    }

    /**
     * Gives a file its name for others to see, if there is none of that name.
     *
     * @throws FileAlreadyExistsException if there is
     */
    void publish(String unpublished, String name) throws IOException {
        Path from = resolve(unpublished);
        Path to = resolve(name);
        try {
            try {
                // unlike a rename, a link never takes the place of another file
                Files.createLink(to, from);
            } catch (UnsupportedOperationException | FileSystemException e) {
                if (e instanceof FileAlreadyExistsException || Files.exists(to)) {
                    throw new FileAlreadyExistsException(to.toString());
                }
                Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
                return;
            }
            Files.deleteIfExists(from);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException e) {
            throw failure("publish", to, e);
        }
    }

    /** Gives a file its name for others to see, in the place of one that has it. */
    void replace(String unpublished, String name) throws IOException {
        try {
            Files.move(
                    resolve(unpublished),
                    resolve(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failure("publish", resolve(name), e);
        }
    }

    IOException failure(String what, Path file, IOException e) {
        return new IOException(
                "Cannot " + what + " " + file.toAbsolutePath() + " for the stream " + stream + ": "
                        + FileMessages.reason(e) + remedy(e),
                e);
    }

    private static String remedy(IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("No space left") || message.contains("quota")
                ? "; make room and start the job again, which goes on from its last snapshot"
                : "";
    }
}
