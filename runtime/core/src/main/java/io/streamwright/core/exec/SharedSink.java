package io.streamwright.core.exec;

import io.streamwright.core.api.StreamAddress;
import io.streamwright.core.api.StreamwrightException;
import io.streamwright.core.graph.StreamNode.Placement;
import io.streamwright.core.sink.Sink;

/**
 * A sink of the running job, called by the starting thread, then by the snapshot thread. Its writers belong to lanes.
 *
 * @param stream the stream that is written
 * @param uid its permanent name
 * @param address where it writes to
 * @param placement where its stream runs
 * @param <T> the type of the results
 */
record SharedSink<T>(String stream, String uid, StreamAddress address, Placement placement, Sink<T> sink) {

    /** What happened, with where it happened, unless the message says that already. */
    StreamwrightException failed(String what, Exception cause) {
        return FailureReport.of(this, what, cause);
    }

    @Override
    public String toString() {
        return "the sink of \"" + stream + "\" (" + address + ")";
    }
}
