package io.streamwright.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;
import org.jspecify.annotations.Nullable;

/**
 * Prepares for <code>native-maven-plugin</code>, which builds the executable: makes sure that there is a
 * <code>native-image</code> to build it with, before anything is tested and packaged, and sets the property
 * <code>streamwright.startedClass</code> to the class that the executable starts.
 */
@Mojo(
        name = "native",
        defaultPhase = LifecyclePhase.PROCESS_CLASSES,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters.
public final class NativeMojo extends AbstractJobMojo {
    private static final String STARTED_CLASS = "streamwright.startedClass";

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    private final ToolchainManager toolchains;

    /** Made by Maven. */
    @Inject
    public NativeMojo(ToolchainManager toolchains) {
        this.toolchains = toolchains;
    }

    @Override
    void work() throws IOException, BuildProblem {
        if (project().getPackaging().equals("pom")) {
            getLog().info("Nothing to build: this project holds others");
            return;
        }
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        Path builder = new NativeImage(System.getenv(), jdkOfToolchain(), windows).find();
        String startedClass = startedClass();
        project().getProperties().setProperty(STARTED_CLASS, startedClass);
        getLog().info("An executable that starts " + startedClass + ", by " + builder);
    }

    private @Nullable Path jdkOfToolchain() {
        Toolchain jdk = toolchains.getToolchainFromBuildContext("jdk", session);
        String java = jdk == null ? null : jdk.findTool("java");
        File bin = java == null ? null : new File(java).getParentFile();
        return bin == null ? null : bin.toPath().getParent();
    }
}
