package io.streamwright.core.exec;

import io.streamwright.core.operator.LaneProgram;
import java.util.List;

/**
 * All that one lane is made of, put together by {@link JobLauncher}. Owned by the lane but for {@code control}, {@code
 * counters} and {@code meter}, through which others reach it.
 *
 * @param sinks in the order of the job's, each with this lane's writer
 */
record LaneParts(
        LanePlace place,
        LaneProgram program,
        LaneSources sources,
        List<SinkOutput<?>> sinks,
        ServicePool services,
        LaneControl control,
        LaneCounters counters,
        LaneMeter meter) {

    int number() {
        return place.lane();
    }

    /** Closes all that is open; by the lane, or by the starting thread if the lane never runs. */
    void close(CloseAll closing) {
        sources.close(closing);
        sinks.forEach(sink -> closing.close(sink.toString(), sink::close));
        services.close(closing);
    }
}
