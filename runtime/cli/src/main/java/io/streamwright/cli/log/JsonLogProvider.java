package io.streamwright.cli.log;

/** Writes each log message as a line of JSON. */
public final class JsonLogProvider extends LineLogProvider {
    /** For SLF4J. */
    public JsonLogProvider() {
        super(JsonLine::of);
    }
}
