package io.streamwright.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the user asked for.
 *
 * @param command what to do
 * @param format how {@link Command#DESCRIBE} draws
 * @param verbose whether to tell more, stack traces included
 * @param quiet whether to tell of failures alone
 * @param live whether a line may be rewritten in place, on a terminal
 * @param logFormat how log messages are written
 * @param propertiesFiles of two the later one wins
 * @param settings streams, the job's own settings and the engine's, by the name they were given under, unchecked
 */
record Invocation(
        Command command,
        Format format,
        boolean verbose,
        boolean quiet,
        boolean live,
        LogFormat logFormat,
        List<Path> propertiesFiles,
        Map<String, String> settings) {

    /** What to do. */
    enum Command {
        /** Run the job. */
        RUN,
        /** Show its graph. */
        DESCRIBE,
        /** Show how it is used. */
        HELP,
        /** Show what it is and runs on. */
        VERSION
    }

    /** How log messages are written. */
    enum LogFormat {
        /** For people. */
        TEXT,
        /** For programs: an object on each line. */
        JSON
    }

    /** How a graph is drawn. */
    enum Format {
        /** For a terminal. */
        TEXT,
        /** For pages. */
        MERMAID,
        /** For programs. */
        JSON
    }
}
