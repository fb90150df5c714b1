package io.streamwright.testkit;

import io.streamwright.core.api.CompiledJob;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.graph.StreamNode;
import io.streamwright.core.operator.StreamTap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each stream has carried and the test has not yet drained. Owned by the thread of the test. */
final class RecordedStreams implements StreamTap {
    private final Map<String, List<TimedEvent<Object>>> events = new LinkedHashMap<>();
    private final Map<String, Codec<Object>> copied = new HashMap<>();

    RecordedStreams(CompiledJob job) {
        for (StreamNode node : job.graph().streams()) {
            events.put(node.name(), new ArrayList<>());
            Codec<Object> codec = codecOf(job, node);
            if (codec != null && !codec.immutable()) {
                copied.put(node.name(), codec);
            }
        }
    }

    /** Reads and writes the events of a stream that has a source or sink; null for others. */
    @SuppressWarnings("unchecked") // the job's codec of a stream takes what the stream carries
    static @org.jspecify.annotations.Nullable Codec<Object> codecOf(CompiledJob job, StreamNode node) {
        return node.source() == null && node.sink() == null ? null : (Codec<Object>) job.codec(node.name());
    }

    @Override
    public void onEvent(String stream, Object event, long time) {
        Codec<Object> codec = copied.get(stream);
        // a sink encodes at this moment: what the job does to the event later is not seen there either
        Object seen = codec == null ? event : codec.copy(event);
        of(stream).add(new TimedEvent<>(seen, time));
    }

    List<TimedEvent<Object>> drain(String stream) {
        List<TimedEvent<Object>> recorded = of(stream);
        List<TimedEvent<Object>> drained = List.copyOf(recorded);
        recorded.clear();
        return drained;
    }

    /** How much each stream holds, for {@link #cutTo}. */
    Map<String, Integer> sizes() {
        Map<String, Integer> sizes = new HashMap<>();
        events.forEach((stream, recorded) -> sizes.put(stream, recorded.size()));
        return sizes;
    }

    /** Forgets what came after {@link #sizes} was asked. */
    void cutTo(Map<String, Integer> sizes) {
        sizes.forEach((stream, size) -> {
            List<TimedEvent<Object>> recorded = of(stream);
            recorded.subList(size, recorded.size()).clear();
        });
    }

    private List<TimedEvent<Object>> of(String stream) {
        List<TimedEvent<Object>> recorded = events.get(stream);
        if (recorded == null) {
            throw new IllegalStateException("the job carries a stream that its graph does not name: " + stream);
        }
        return recorded;
    }
}
