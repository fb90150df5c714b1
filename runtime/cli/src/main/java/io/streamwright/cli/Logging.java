package io.streamwright.cli;

import io.streamwright.cli.Invocation.LogFormat;
import io.streamwright.cli.log.JsonLogProvider;
import io.streamwright.cli.log.TextLogProvider;
import java.util.Iterator;
import java.util.ServiceLoader;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * How log messages are written, where the user has not said otherwise by system properties or
 * {@code simplelogger.properties}: to standard error, a line per message with time and level. What writes them takes the
 * place of slf4j-simple, which is on the class path so that programs can leave it out for another. To be called before the
 * first logger is made.
 */
final class Logging {
    private static final String PROVIDER = "slf4j.provider";
    private static final String VERBOSITY = "slf4j.internal.verbosity";
    private static final String PREFIX = "org.slf4j.simpleLogger.";
    private static final String LEVEL = PREFIX + "log.";
    private static final String DEFAULT_LEVEL = PREFIX + "defaultLogLevel";
    private static final String SIMPLE = "org.slf4j.simple.SimpleServiceProvider";

    private Logging() {}

    /** Sets what is not set. */
    static void configure(boolean verbose, boolean quiet, LogFormat format) {
        if (System.getProperty(PROVIDER) == null) {
            if (format == LogFormat.JSON) {
                provider(JsonLogProvider.class);
            } else if (simpleAsItIs()) {
                provider(TextLogProvider.class);
            }
        }
        if (hasPropertiesFile()) {
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

    private static void provider(Class<? extends SLF4JServiceProvider> provider) {
        System.setProperty(PROVIDER, provider.getName());
        if (System.getProperty(VERBOSITY) == null) {
            // or SLF4J itself writes a line about that
            System.setProperty(VERBOSITY, "WARN");
        }
    }

    /** Whether slf4j-simple would write, and nothing is set for it but levels. */
    private static boolean simpleAsItIs() {
        for (String name : System.getProperties().stringPropertyNames()) {
            if (name.startsWith(PREFIX) && !name.startsWith(LEVEL) && !name.equals(DEFAULT_LEVEL)) {
                return false;
            }
        }
        if (hasPropertiesFile()) {
            return false;
        }
        Iterator<ServiceLoader.Provider<SLF4JServiceProvider>> providers =
                ServiceLoader.load(SLF4JServiceProvider.class, LoggerFactory.class.getClassLoader()).stream()
                        .iterator();
        return providers.hasNext() && providers.next().type().getName().equals(SIMPLE) && !providers.hasNext();
    }

    private static boolean hasPropertiesFile() {
        return Logging.class.getClassLoader().getResource("simplelogger.properties") != null;
    }

    private static void set(String name, String value) {
        if (System.getProperty(PREFIX + name) == null) {
            System.setProperty(PREFIX + name, value);
        }
    }
}
