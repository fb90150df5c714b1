package io.streamwright.maven;

import java.io.IOException;
import java.util.List;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Prints the graph of the job, after compiling it. */
@Mojo(name = "describe", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters.
public final class DescribeMojo extends AbstractJobMojo {

    /** How: <code>text</code>, <code>mermaid</code> or <code>json</code>. */
    @Parameter(property = "format", defaultValue = "text", required = true)
    private String format;

    /** Made by Maven. */
    public DescribeMojo() {}

    @Override
    void work() throws IOException, InterruptedException, BuildProblem {
        start(List.of("describe", "--format=" + format));
    }
}
