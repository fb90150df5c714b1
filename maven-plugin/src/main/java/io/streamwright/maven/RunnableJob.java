package io.streamwright.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        if (jar == null || !Files.isRegularFile(jar)) {
            throw new BuildProblem(
                    "The jar of this project has not been built yet. Run \"mvn package\", or bind the goal"
                            + " to the phase package or a later one; the packaging of the project must be jar.");
        }
        Jars.makeRunnable(jar, mainClass, new LibraryFolder(libraryFolder).fill(libraries));
        return jar;
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
