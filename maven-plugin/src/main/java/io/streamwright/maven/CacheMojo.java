package io.streamwright.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Runs the packaged job once and keeps what the JVM has learned, so that it starts faster: from JDK 25 on as an AOT cache,
 * before as an archive of classes (AppCDS). A script next to the jar starts the job with it.
 */
@Mojo(
        name = "cache",
        defaultPhase = LifecyclePhase.PACKAGE,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters.
public final class CacheMojo extends AbstractJobMojo {

    /**
     * The command line of the run that is looked at. Showing the graph touches nothing, and teaches the JVM a small part of
     * a start; a run over some sample input, with results thrown away, teaches it all.
     */
    @Parameter(property = "streamwright.cacheArgs", defaultValue = "describe", required = true)
    private String cacheArgs;

    /** After how many seconds a run that has not ended is stopped: for jobs without an end. */
    @Parameter(property = "streamwright.cacheSeconds", defaultValue = "60", required = true)
    private int cacheSeconds;

    /** The Java that the job will run on, since the cache is for that one alone. */
    @Parameter(property = "streamwright.javaHome", defaultValue = "${java.home}", required = true)
    private File javaHome;

    /** Made by Maven. */
    public CacheMojo() {}

    @Override
    void work() throws IOException, InterruptedException, BuildProblem {
        if (project().getPackaging().equals("pom")) {
            getLog().info("Nothing to start: this project holds others");
            return;
        }
        Path jar = RunnableJob.requireBuilt(ownJar());
        RunnableJob.requireRunnable(jar);
        StartupCache cache = new StartupCache(
                jar,
                JavaHome.ask(javaHome.toPath()),
                JobProcess.split(cacheArgs),
                project().getBasedir().toPath(),
                cacheSeconds);
        cache.build();
        Path launcher = jar.resolveSibling(cache.name() + ".sh");
        Files.writeString(launcher, cache.launcher());
        boolean executable = launcher.toFile().setExecutable(true, false);
        String size = String.format(Locale.ROOT, "%,d kB", Files.size(cache.file()) / 1000);
        getLog().info("Start-up cache: " + shown(cache.file()) + " (" + size + "), for the JVM "
                + cache.java().vmVersion());
        getLog().info("Start with it: " + (executable ? shown(launcher) + ", which is " : "") + "java " + cache.option()
                + shown(cache.file()) + " -jar " + shown(jar));
    }
}
