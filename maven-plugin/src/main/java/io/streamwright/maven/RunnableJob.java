package io.streamwright.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * What makes a job runnable with {@code java -jar}.
 *
 * @param jar the project's own jar; null if it has not been built
 * @param libraryFolder where libraries are copied to
 * @param libraries the run-time class path without the project itself, in order
 * @param mainClass the class to start
 */
record RunnableJob(@Nullable Path jar, Path libraryFolder, List<Library> libraries, String mainClass) {
    private static final String CLI = "streamwright-cli";

    /** Copies the list. */
    RunnableJob {
        libraries = List.copyOf(libraries);
    }

    /**
     * Copies the libraries and names them in the jar.
     *
     * @return the jar
     * @throws BuildProblem if there is no jar
     */
    Path build() throws IOException, BuildProblem {
        Path built = requireBuilt(jar);
        SingleJar.undo(built);
        Jars.makeRunnable(built, mainClass, libraryFiles());
        return built;
    }

    /** The libraries in their folder, copied if they are not there yet. */
    List<Path> libraryFiles() throws IOException, BuildProblem {
        return new LibraryFolder(libraryFolder).fill(libraries);
    }

    /** The project's own jar. */
    static Path requireBuilt(@Nullable Path jar) throws BuildProblem {
        if (jar == null || !Files.isRegularFile(jar)) {
            throw new BuildProblem(
                    "The jar of this project has not been built yet. Run \"mvn package\", or bind the goal"
                            + " to the phase package or a later one; the packaging of the project must be jar.");
        }
        return jar;
    }

    /** Makes sure that a jar says what to start. */
    static void requireRunnable(Path jar) throws IOException, BuildProblem {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            if (Jars.manifest(zip).getMainAttributes().getValue(Attributes.Name.MAIN_CLASS) == null) {
                throw new BuildProblem(
                        jar + " does not start anything yet. Let the goal package run before the goal cache:"
                                + "\n\n    <goals>\n        <goal>package</goal>\n        <goal>cache</goal>\n    </goals>");
            }
        }
    }

    /**
     * Makes sure that the class of a job has a {@code main}: it is generated where the command line is a dependency.
     *
     * @throws BuildProblem if it is none, with the dependency to add
     */
    static void requireCommandLine(JobEntry job, String version) throws BuildProblem {
        if (!job.runnable()) {
            throw new BuildProblem("The job \"" + job.name() + "\" has no command line to start it with. Add this to"
                    + " <dependencies> and build again:\n\n"
                    + """
                      <dependency>
                          <groupId>io.streamwright</groupId>
                          <artifactId>%s</artifactId>
                          <version>%s</version>
                      </dependency>
                      """.formatted(CLI, version).indent(4)
                    + "\nor name the class of yours that starts it: <mainClass>.");
        }
    }
}
