package trim;

import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;

/** A job of one stage on any number of lanes. */
@StreamJob("trim")
interface Trim {
    @Source("file:lines.txt")
    StreamOf<String> lines();

    @Sink("file:trimmed.txt")
    default String trimmed(String line) {
        return line.strip();
    }
}
