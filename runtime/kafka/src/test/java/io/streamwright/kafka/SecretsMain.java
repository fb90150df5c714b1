package io.streamwright.kafka;

import io.streamwright.cli.JobMain;
import io.streamwright.core.api.JobRunner;

/**
 * Runs a job with a secret in its settings, in a process of its own that logs all it can to standard error: in the program, so that
 * whole stack traces are seen, or by the command line.
 */
final class SecretsMain {
    private SecretsMain() {}

    /**
     * Runs it.
     *
     * @param args {@code program} or {@code cli}, then names and values of settings or arguments
     */
    @SuppressWarnings("CatchAndPrintStackTrace") // that is what it is for
    public static void main(String[] args) {
        if (args[0].equals("cli")) {
            String[] rest = new String[args.length - 1];
            System.arraycopy(args, 1, rest, 0, rest.length);
            JobMain.run(new CopyJob(), rest);
            return;
        }
        JobRunner runner = JobRunner.of(new CopyJob()).environment(System.getenv());
        for (int i = 1; i < args.length; i += 2) {
            runner.set(args[i], args[i + 1]);
        }
        try {
            System.out.println("result: " + runner.run());
        } catch (Exception e) {
            e.printStackTrace();
        }
    }
}
