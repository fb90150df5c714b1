package io.streamwright.cli;

import io.streamwright.core.api.JobSettings;
import io.streamwright.core.api.StreamAddress;
import io.streamwright.core.graph.StreamNode;
import org.jspecify.annotations.Nullable;

/** What a drawing shows as the places that streams are read from and written to. */
final class Addresses {
    private final @Nullable JobSettings settings;

    private Addresses(@Nullable JobSettings settings) {
        this.settings = settings;
    }

    /** As the job's author wrote them. */
    static Addresses written() {
        return new Addresses(null);
    }

    /** As they hold with these settings. Of options only the names are shown, since values may be secret. */
    static Addresses of(JobSettings settings) {
        return new Addresses(settings);
    }

    /** Of a stream that has a source. */
    String source(StreamNode node) {
        StreamNode.SourceNode source = node.source();
        if (source == null) {
            return "";
        }
        return settings == null ? source.address() : shown(source.address(), settings.source(node.name()));
    }

    /** Of a stream that has a sink. */
    String sink(StreamNode node) {
        StreamNode.SinkNode sink = node.sink();
        if (sink == null) {
            return "";
        }
        return settings == null ? sink.address() : shown(sink.address(), settings.sink(node.name()));
    }

    private static String shown(String written, StreamAddress effective) {
        if (effective.equals(StreamAddress.parse(written))) {
            return written;
        }
        return effective.options().isEmpty()
                ? effective.toString()
                : effective + " (with " + String.join(", ", effective.options().keySet()) + ")";
    }
}
