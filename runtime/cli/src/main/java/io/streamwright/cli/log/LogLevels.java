package io.streamwright.cli.log;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/** From which level on a logger writes, by the settings of slf4j-simple. Immutable. */
final class LogLevels {
    private static final String PREFIX = "org.slf4j.simpleLogger.";
    private static final String FILE = "simplelogger.properties";
    private static final int OFF = Integer.MAX_VALUE;

    private final Properties settings;

    LogLevels(Properties settings) {
        this.settings = settings;
    }

    /** Those of the file on the class path and of the system properties, which win. */
    static LogLevels fromSystem() {
        Properties all = new Properties();
        try (InputStream file = LogLevels.class.getClassLoader().getResourceAsStream(FILE)) {
            if (file != null) {
                all.load(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String name : System.getProperties().stringPropertyNames()) {
            if (name.startsWith(PREFIX)) {
                all.setProperty(name, System.getProperty(name, ""));
            }
        }
        return new LogLevels(all);
    }

    /** The lowest level that the logger writes, as SLF4J's number. */
    int of(String logger) {
        String name = logger;
        while (!name.isEmpty()) {
            String level = settings.getProperty(PREFIX + "log." + name);
            if (level != null) {
                return number(level);
            }
            name = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        }
        return number(settings.getProperty(PREFIX + "defaultLogLevel"));
    }

    private static int number(@Nullable String level) {
        if (level == null) {
            return Level.INFO.toInt();
        }
        String wanted = level.strip().toUpperCase(Locale.ROOT);
        if (wanted.equals("OFF")) {
            return OFF;
        }
        for (Level known : Level.values()) {
            if (known.name().equals(wanted)) {
                return known.toInt();
            }
        }
        return Level.INFO.toInt();
    }
}
