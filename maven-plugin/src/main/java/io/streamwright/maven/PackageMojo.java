package io.streamwright.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Makes the project's jar start the job with <code>java -jar</code>: its libraries are copied next to it, and its manifest
 * names them and the class to start. To deploy the job, copy the jar and the folder of libraries. Or, with
 * <code>singleJar</code>, its libraries are packed into it.
 */
@Mojo(
        name = "package",
        defaultPhase = LifecyclePhase.PACKAGE,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters.
public final class PackageMojo extends AbstractJobMojo {

    /** Where the libraries are copied to, unless they are packed into the jar. */
    @Parameter(
            property = "streamwright.libraryDirectory",
            defaultValue = "${project.build.directory}/lib",
            required = true)
    private File libraryDirectory;

    /** Packs the libraries into the project's jar, which then is all there is to deploy. */
    @Parameter(property = "streamwright.singleJar", defaultValue = "false")
    private boolean singleJar;

    /**
     * For a single jar: patterns of files that several libraries have, each its own, and of which that of the first library
     * on the class path is kept. Other such files are an error.
     */
    @Parameter
    private @Nullable List<String> keepFirst;

    @Parameter(defaultValue = "${project.build.outputTimestamp}", readonly = true)
    private @Nullable String outputTimestamp;

    /** Made by Maven. */
    public PackageMojo() {}

    @Override
    void work() throws IOException, BuildProblem {
        if (project().getPackaging().equals("pom")) {
            getLog().info("Nothing to package: this project holds others");
            return;
        }
        String startedClass = startedClass();
        Path own = ownJar();
        List<Path> libraries = List.of();
        Path jar;
        if (singleJar) {
            List<String> kept = keepFirst == null ? List.of() : keepFirst;
            jar = new SingleJar(own, libraries(), startedClass, kept, OutputTime.parse(outputTimestamp)).build();
        } else {
            RunnableJob job = new RunnableJob(own, libraryDirectory.toPath(), libraries(), startedClass);
            jar = job.build();
            libraries = job.libraryFiles();
        }
        getLog().info("Runnable: java -jar " + shown(jar) + "  (" + startedClass + ")");
        getLog().info("Size: " + size(jar, libraries));
    }

    private String size(Path jar, List<Path> libraries) throws IOException {
        long own = Files.size(jar);
        if (singleJar) {
            return kilobytes(own) + ", all libraries included";
        }
        long others = 0;
        for (Path library : libraries) {
            others += Files.size(library);
        }
        return kilobytes(own) + ", and " + libraries.size() + " libraries of " + kilobytes(others) + " in "
                + shown(libraryDirectory.toPath());
    }

    private static String kilobytes(long bytes) {
        return String.format(Locale.ROOT, "%,d kB", (bytes + 999) / 1000);
    }
}
