package io.streamwright.cli;

import io.streamwright.core.api.CompiledJob;
import io.streamwright.core.api.JobRunner;

/**
 * The command line of a job. Generated jobs have a {@code main} that calls {@link #run(CompiledJob, String...)}; a program
 * that supplies services calls {@link #run(JobRunner, String...)} in one of its own:
 *
 * <pre>{@code
 * public static void main(String[] args) {
 *     JobMain.run(JobRunner.of(new PageViewsJob()).service(Geo.class, Geo::open), args);
 * }
 * }</pre>
 */
public final class JobMain {
    private JobMain() {}

    /** Does what {@code args} say, and ends the process. */
    public static void run(CompiledJob job, String... args) {
        run(JobRunner.of(job), args);
    }

    /**
     * Does what {@code args} say, and ends the process.
     *
     * @param runner with the job's services; settings made on it give way to those of the command line
     */
    public static void run(JobRunner runner, String... args) {
        System.exit(execute(runner, args));
    }

    /**
     * Does what {@code args} say. Everything there is to tell has been told on standard output and standard error when this
     * returns.
     *
     * @return 0 if all input was processed or something was shown, 1 if the job failed, 2 if the command line or a setting
     *     is wrong
     */
    public static int execute(CompiledJob job, String... args) {
        return execute(JobRunner.of(job), args);
    }

    /**
     * Does what {@code args} say, with a runner that has the job's services.
     *
     * @return as {@link #execute(CompiledJob, String...)}
     */
    public static int execute(JobRunner runner, String... args) {
        return new JobCommand(runner, System.getenv(), Terminal.system()).execute(args);
    }
}
