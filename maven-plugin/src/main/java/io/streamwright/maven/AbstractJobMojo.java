package io.streamwright.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What the goals have in common: the project's class path and its job. */
@SuppressWarnings("NullAway.Init") // Maven sets the parameters.
abstract class AbstractJobMojo extends AbstractMojo {
    private static final String PROCESSOR = "streamwright-processor";

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${project.build.outputDirectory}", readonly = true, required = true)
    private File classesDirectory;

    @Parameter(defaultValue = "${plugin.version}", readonly = true, required = true)
    private String pluginVersion;

    /**
     * The job to start: its name, as in <code>@StreamJob("page-views")</code>, or the fully qualified name of its interface.
     * Needed only where the project has several.
     */
    @Parameter(property = "streamwright.mainJob")
    private @Nullable String mainJob;

    /**
     * A class of the project to start instead of a job's own, for programs that supply services to their job.
     */
    @Parameter(property = "streamwright.mainClass")
    private @Nullable String mainClass;

    /** Leaves the goal out. */
    @Parameter(property = "streamwright.skip", defaultValue = "false")
    private boolean skip;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped");
            return;
        }
        try {
            work();
        } catch (BuildProblem e) {
            throw new MojoFailureException(e.getMessage());
        } catch (IOException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("interrupted", e);
        }
    }

    /** What the goal does. */
    abstract void work() throws IOException, InterruptedException, BuildProblem;

    final MavenProject project() {
        return project;
    }

    final Path classes() {
        return classesDirectory.toPath();
    }

    /** The project's own jar; null before it is built. */
    final @Nullable Path ownJar() {
        File file = project.getArtifact().getFile();
        return file == null ? null : file.toPath();
    }

    /** A file as messages name it. */
    final Path shown(Path file) {
        return project.getBasedir().toPath().relativize(file.toAbsolutePath());
    }

    /** The class to start. */
    final String startedClass() throws IOException, BuildProblem {
        if (mainClass != null && !mainClass.isBlank()) {
            return mainClass.trim();
        }
        List<JobEntry> jobs = CompiledJobs.find(classes());
        if (jobs.isEmpty()) {
            List<Path> sources = new ArrayList<>();
            for (String root : project.getCompileSourceRoots()) {
                sources.add(Path.of(root));
            }
            throw NoJobFound.explain(classes(), sources, processorConfigured(), pluginVersion);
        }
        JobEntry job = CompiledJobs.choose(jobs, mainJob);
        RunnableJob.requireCommandLine(job, pluginVersion);
        return job.mainClass();
    }

    /**
     * Runs the job in a JVM of its own.
     *
     * @throws BuildProblem if it does not end with 0
     */
    final void start(List<String> arguments) throws IOException, InterruptedException, BuildProblem {
        List<Path> classPath = new ArrayList<>();
        classPath.add(classes());
        libraries().forEach(library -> classPath.add(library.file()));
        Path folder = project.getBasedir().toPath();
        int code = new JobProcess(classPath, startedClass(), arguments, folder).run();
        if (code != 0) {
            throw new BuildProblem("the job ended with exit code " + code);
        }
    }

    /** The run-time class path without the project itself. */
    final List<Library> libraries() {
        List<Library> libraries = new ArrayList<>();
        for (Artifact artifact : project.getArtifacts()) {
            if (artifact.getArtifactHandler().isAddedToClasspath() && artifact.getFile() != null) {
                libraries.add(new Library(
                        artifact.getGroupId(),
                        artifact.getArtifactId(),
                        artifact.getBaseVersion(),
                        artifact.getClassifier() == null ? "" : artifact.getClassifier(),
                        artifact.getFile().toPath()));
            }
        }
        return libraries;
    }

    private boolean processorConfigured() {
        for (Plugin plugin : project.getBuildPlugins()) {
            if (plugin.getArtifactId().equals("maven-compiler-plugin")) {
                StringBuilder configuration = new StringBuilder().append(plugin.getConfiguration());
                for (PluginExecution execution : plugin.getExecutions()) {
                    configuration.append(execution.getConfiguration());
                }
                return configuration.indexOf(PROCESSOR) >= 0;
            }
        }
        return false;
    }
}
