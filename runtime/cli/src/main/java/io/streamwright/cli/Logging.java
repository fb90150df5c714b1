package io.streamwright.cli;

import io.streamwright.cli.Invocation.LogFormat;
import io.streamwright.cli.log.JsonLogProvider;

/**
 * How slf4j-simple writes, or what takes its place where JSON is asked for, where the user has not said otherwise by system properties or {@code simplelogger.properties}: to
 * standard error, a line per message with time and level. To be called before the first logger is made.
 */
final class Logging {
    private static final String PROVIDER = "slf4j.provider";
    private static final String VERBOSITY = "slf4j.internal.verbosity";
    private static final String PREFIX = "org.slf4j.simpleLogger.";

    private Logging() {}

    /** Sets what is not set. */
    static void configure(boolean verbose, boolean quiet, LogFormat format) {
        if (format == LogFormat.JSON && System.getProperty(PROVIDER) == null) {
            System.setProperty(PROVIDER, JsonLogProvider.class.getName());
            if (System.getProperty(VERBOSITY) == null) {
                // or SLF4J itself writes a line about that
                System.setProperty(VERBOSITY, "WARN");
            }
        }
        if (Logging.class.getClassLoader().getResource("simplelogger.properties") != null) {
            return;
        }
        set("logFile", "System.err");
        set("showDateTime", "true");
        set("dateTimeFormat", "yyyy-MM-dd HH:mm:ss.SSS");
        set("showThreadName", Boolean.toString(verbose));
        set("showShortLogName", "true");
        set("defaultLogLevel", quiet ? "error" : verbose ? "info" : "warn");
        set("log.io.streamwright", quiet ? "error" : verbose ? "debug" : "info");
        // How the job has ended is told in a line of the command line's own.
        set("log.io.streamwright.core.exec.JobExecution", quiet ? "error" : verbose ? "debug" : "warn");
        // Its clients write all their settings, at each start.
        set("log.org.apache.kafka", quiet ? "error" : "warn");
        // A hundred lines a second, say, where a topic has been deleted, until the source notices.
        set("log.org.apache.kafka.clients.consumer.internals.FetchCollector", "error");
        set("log.streamwright", quiet ? "error" : "info");
    }

    private static void set(String name, String value) {
        if (System.getProperty(PREFIX + name) == null) {
            System.setProperty(PREFIX + name, value);
        }
    }
}
