package io.streamwright.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Makes the project's jar start the job with <code>java -jar</code>: its libraries are copied next to it, and its manifest
 * names them and the class to start. To deploy the job, copy the jar and the folder of libraries.
 */
@Mojo(
        name = "package",
        defaultPhase = LifecyclePhase.PACKAGE,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters.
public final class PackageMojo extends AbstractJobMojo {

    /** Where the libraries are copied to. */
    @Parameter(
            property = "streamwright.libraryDirectory",
            defaultValue = "${project.build.directory}/lib",
            required = true)
    private File libraryDirectory;

    /** Made by Maven. */
    public PackageMojo() {}

    @Override
    void work() throws IOException, BuildProblem {
        if (project().getPackaging().equals("pom")) {
            getLog().info("Nothing to package: this project holds others");
            return;
        }
        String startedClass = startedClass();
        File file = project().getArtifact().getFile();
        Path jar = new RunnableJob(
                        file == null ? null : file.toPath(), libraryDirectory.toPath(), libraries(), startedClass)
                .build();
        Path shown = project().getBasedir().toPath().relativize(jar.toAbsolutePath());
        getLog().info("Runnable: java -jar " + shown + "  (" + startedClass + ")");
    }
}
