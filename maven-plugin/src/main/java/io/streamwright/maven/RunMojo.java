package io.streamwright.maven;

import java.io.IOException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** Compiles the job and runs it from its classes, in a JVM of its own and the project's folder. */
@Mojo(name = "run", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class RunMojo extends AbstractJobMojo {

    /** The command line of the job: <code>-Dargs="--limit=5 --counts=log:"</code>. */
    @Parameter(property = "args")
    private @Nullable String args;

    /** Made by Maven. */
    public RunMojo() {}

    @Override
    void work() throws IOException, InterruptedException, BuildProblem {
        start(JobProcess.split(args == null ? "" : args));
    }
}
