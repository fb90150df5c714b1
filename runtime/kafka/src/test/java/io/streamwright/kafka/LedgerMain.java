package io.streamwright.kafka;

import io.streamwright.cli.JobMain;
import java.io.IOException;

/** The job in a process of its own, which does not outlive the one that has started it. */
final class LedgerMain {
    private LedgerMain() {}

    /**
     * Runs it.
     *
     * @param args as on the command line
     */
    public static void main(String[] args) {
        Thread watcher = new Thread(LedgerMain::awaitEndOfInput, "parent-watcher");
        watcher.setDaemon(true);
        watcher.start();
        JobMain.run(new LedgerJob(), args);
    }

    private static void awaitEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // nobody says anything
            }
        } catch (IOException e) {
            // gone as well
        }
        Runtime.getRuntime().halt(1);
    }
}
