package io.streamwright.maven;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** The entries of several jars as those of one, see {@link EntryKind}. The jars stay open until this is closed. */
final class MergedJars implements AutoCloseable {
    private static final int SHOWN_CONFLICTS = 20;

    private final List<PathMatcher> keepFirst;
    private final LocalDateTime time;
    private final Map<String, Origin> entries = new LinkedHashMap<>();
    private final Map<String, Origin> versions = new LinkedHashMap<>();
    private final Map<String, Set<String>> services = new LinkedHashMap<>();
    private final List<String> conflicts = new ArrayList<>();
    private final List<ZipFile> open = new ArrayList<>();
    private final List<Path> packed = new ArrayList<>();
    private boolean multiRelease;

    /** An entry, in a jar that messages call {@code label}. */
    private record Origin(ZipFile jar, ZipEntry entry, String label) {
        InputStream content() throws IOException {
            return jar.getInputStream(entry);
        }

        boolean sameAs(Origin other) throws IOException {
            if (entry.getSize() != other.entry.getSize() || entry.getCrc() != other.entry.getCrc()) {
                return false;
            }
            try (InputStream mine = content();
                    InputStream its = other.content()) {
                return Arrays.equals(mine.readAllBytes(), its.readAllBytes());
            }
        }
    }

    /**
     * Nothing yet.
     *
     * @param keepFirst patterns of entries of which the first is kept, as a class path would
     * @param time that of all entries
     */
    MergedJars(List<String> keepFirst, LocalDateTime time) {
        this.keepFirst = keepFirst.stream()
                .map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern))
                .toList();
        this.time = time;
    }

    /** Adds a library. Its licences come into a folder of their own. */
    void add(Library library) throws IOException, BuildProblem {
        Path file = library.requireFile();
        if (Files.isDirectory(file)) {
            Path temporary = Files.createTempFile("streamwright-", ".jar");
            packed.add(temporary);
            Jars.pack(file, temporary);
            file = temporary;
        }
        String name = library.fileName();
        add(file, name, name.substring(0, name.length() - ".jar".length()));
    }

    /** Adds the project's own jar, which keeps its licences where they are. */
    ZipFile add(Path file, String label) throws IOException {
        return add(file, label, "");
    }

    private ZipFile add(Path file, String label, String licenceFolder) throws IOException {
        ZipFile jar = new ZipFile(file.toFile());
        open.add(jar);
        Attributes main = Jars.manifest(jar).getMainAttributes();
        boolean versioned = Boolean.parseBoolean(main.getValue(Attributes.Name.MULTI_RELEASE));
        for (ZipEntry entry : Collections.list(jar.entries())) {
            Origin origin = new Origin(jar, entry, label);
            String name = entry.getName();
            switch (EntryKind.of(name)) {
                case PLAIN -> put(name, origin);
                case FOLDER -> entries.putIfAbsent(name, origin);
                case SERVICES -> addServices(origin);
                case LICENCE -> put(licenceFolder.isEmpty() ? name : EntryKind.licenceOf(licenceFolder, name), origin);
                case VERSIONED -> {
                    if (versioned) {
                        multiRelease = true;
                        versions.putIfAbsent(name, origin);
                        put(name, origin);
                    }
                }
                case DROPPED -> {}
            }
        }
        return jar;
    }

    private void put(String name, Origin origin) throws IOException {
        Origin first = entries.putIfAbsent(name, origin);
        if (first != null && !first.sameAs(origin) && !firstIsKept(name)) {
            conflicts.add(name + ": in " + first.label() + " and in " + origin.label());
        }
    }

    private boolean firstIsKept(String name) {
        return keepFirst.stream().anyMatch(each -> each.matches(Path.of(name)));
    }

    private void addServices(Origin origin) throws IOException {
        String name = origin.entry().getName();
        entries.putIfAbsent(name, origin);
        Set<String> lines = services.computeIfAbsent(name, key -> new LinkedHashSet<>());
        try (InputStream in = origin.content()) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .forEach(lines::add);
        }
    }

    /**
     * Writes the jar.
     *
     * @param manifest with what the jar is to say besides whether it has entries for releases of Java
     * @throws BuildProblem if there are several different entries of the same name
     */
    void write(Path jar, Manifest manifest) throws IOException, BuildProblem {
        findVersionsOfOthers();
        if (!conflicts.isEmpty()) {
            throw new BuildProblem(conflictMessage());
        }
        if (multiRelease) {
            manifest.getMainAttributes().put(Attributes.Name.MULTI_RELEASE, "true");
        }
        Jars.replace(jar, out -> {
            out.putNextEntry(Jars.entry(JarFile.MANIFEST_NAME, time));
            manifest.write(out);
            out.closeEntry();
            for (Map.Entry<String, Origin> each : entries.entrySet()) {
                write(each.getKey(), each.getValue(), out);
            }
        });
    }

    private void write(String name, Origin origin, ZipOutputStream out) throws IOException {
        out.putNextEntry(Jars.entry(name, time));
        Set<String> lines = services.get(name);
        try (InputStream in = lines == null ? origin.content() : text(lines)) {
            in.transferTo(out);
        }
        out.closeEntry();
    }

    private static InputStream text(Set<String> lines) {
        String text = lines.stream().map(line -> line + "\n").collect(Collectors.joining());
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** On a class path, a version of a class in one jar does not take the place of the class in another. In one jar it would. */
    private void findVersionsOfOthers() {
        versions.forEach((name, version) -> {
            Origin base = entries.get(EntryKind.unversioned(name));
            if (base == null || base.jar() == version.jar()) {
                return;
            }
            if (firstIsKept(name)) {
                if (open.indexOf(base.jar()) < open.indexOf(version.jar())) {
                    entries.remove(name);
                }
            } else {
                conflicts.add(name + ": in " + version.label() + ", would take the place of "
                        + EntryKind.unversioned(name) + " in " + base.label());
            }
        });
    }

    private String conflictMessage() {
        boolean one = conflicts.size() == 1;
        StringBuilder text = new StringBuilder()
                .append(one ? "A file is" : conflicts.size() + " files are")
                .append(" in several jars and not the same there; a single jar has room for one:\n");
        conflicts.stream()
                .limit(SHOWN_CONFLICTS)
                .forEach(each -> text.append("    ").append(each).append('\n'));
        if (conflicts.size() > SHOWN_CONFLICTS) {
            text.append("    and ").append(conflicts.size() - SHOWN_CONFLICTS).append(" more\n");
        }
        String name = conflicts.get(0).substring(0, conflicts.get(0).indexOf(": in "));
        return text.append(
                        "Leave one of the libraries out with an <exclusion>, or let the first on the class path win, as it"
                                + " does with a folder of libraries:\n\n    <keepFirst>\n        <entry>")
                .append(name)
                .append("</entry>\n    </keepFirst>\n\nor package without <singleJar>.")
                .toString();
    }

    @Override
    public void close() throws IOException {
        for (ZipFile jar : open) {
            jar.close();
        }
        for (Path file : packed) {
            Files.deleteIfExists(file);
        }
    }
}
