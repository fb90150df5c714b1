package io.streamwright.samples.errors;

import io.streamwright.From;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import org.jspecify.annotations.Nullable;

/** Shows the errors among the lines of a log. */
@StreamJob("errors")
interface Errors {
    @Source("file:data/log.jsonl")
    StreamOf<LogLine> lines();

    /** Null puts out nothing. */
    @From("lines")
    @Sink("stdout:")
    default @Nullable LogLine errors(LogLine line) {
        return line.level().equals("ERROR") ? line : null;
    }
}
