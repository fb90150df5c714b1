package io.streamwright.cli.log;

/**
 * Writes log messages as slf4j-simple does with the settings of the command line, of which it knows the levels and
 * {@code showThreadName} alone. To write the time of a message, slf4j-simple loads what the JDK knows of the user's language,
 * which takes longer than all else that is done to start a job.
 */
public final class TextLogProvider extends LineLogProvider {
    /** For SLF4J. */
    public TextLogProvider() {
        super(new TextLine(Boolean.getBoolean("org.slf4j.simpleLogger.showThreadName"))::of);
    }
}
