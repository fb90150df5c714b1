package io.streamwright.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A job and all its libraries in one jar. The same input gives the same bytes.
 *
 * <p>The jar takes the place of the project's own one, which is kept next to it as {@code ….jar.original}: a build without
 * {@code clean} may leave the jar of the build before where it is, and begins with that.
 *
 * @param jar the project's own jar; null if it has not been built
 * @param libraries the run-time class path without the project itself, in order
 * @param mainClass the class to start
 * @param keepFirst patterns of entries of which the first on the class path is kept
 * @param time that of all entries
 */
record SingleJar(
        @Nullable Path jar, List<Library> libraries, String mainClass, List<String> keepFirst, LocalDateTime time) {
    /** In the manifest of a jar that holds its libraries. */
    private static final Attributes.Name LAYOUT = new Attributes.Name("Streamwright-Layout");

    private static final String SINGLE = "single-jar";

    /** Copies the lists. */
    SingleJar {
        libraries = List.copyOf(libraries);
        keepFirst = List.copyOf(keepFirst);
    }

    /**
     * Writes it.
     *
     * @return the jar
     * @throws BuildProblem if there is no jar, it is signed, or several jars hold different things under one name
     */
    Path build() throws IOException, BuildProblem {
        Path place = RunnableJob.requireBuilt(jar);
        Path original = originalOf(place);
        if (!isSingle(place)) {
            Files.copy(place, original, StandardCopyOption.REPLACE_EXISTING);
        } else if (!Files.exists(original)) {
            throw new BuildProblem(
                    place + " holds its libraries already, and the jar it was made of is gone. Run \"mvn clean"
                            + " package\".");
        }
        try (MergedJars merged = new MergedJars(keepFirst, time)) {
            ZipFile own = merged.add(original, "the project");
            Jars.requireUnsigned(place, own);
            for (Library library : libraries) {
                merged.add(library);
            }
            Manifest manifest = Jars.startable(own, mainClass);
            manifest.getMainAttributes().put(LAYOUT, SINGLE);
            merged.write(place, manifest);
        }
        return place;
    }

    /** Puts the project's own jar back if that of an earlier build holds its libraries. */
    static void undo(Path jar) throws IOException, BuildProblem {
        if (isSingle(jar)) {
            Path original = originalOf(jar);
            if (!Files.exists(original)) {
                throw new BuildProblem(
                        jar + " holds its libraries, and the jar it was made of is gone. Run \"mvn clean package\".");
            }
            Files.move(original, jar, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Path originalOf(Path jar) {
        return jar.resolveSibling(jar.getFileName() + ".original");
    }

    private static boolean isSingle(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return SINGLE.equals(Jars.manifest(zip).getMainAttributes().getValue(LAYOUT));
        }
    }
}
