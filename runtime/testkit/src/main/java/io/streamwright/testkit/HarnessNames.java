package io.streamwright.testkit;

import io.streamwright.core.api.CompiledJob;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.graph.JobGraph;
import io.streamwright.core.graph.StreamNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The names that a test may use, and messages for others. Owned by the thread of the test. */
final class HarnessNames {
    private final CompiledJob job;
    private final JobGraph graph;
    private final Map<String, Set<Class<?>>> checkedTypes = new HashMap<>();

    HarnessNames(CompiledJob job) {
        this.job = job;
        this.graph = job.graph();
    }

    /** {@code name} if it is a stream. */
    String stream(String name) {
        return node(name).name();
    }

    /** {@code name} if it is a source. */
    String source(String name) {
        StreamNode node = node(name);
        if (node.kind() != StreamNode.Kind.SOURCE) {
            throw Names.unknown(
                    "the stream \"" + name + "\" of the job \"" + graph.name() + "\" is not a source",
                    name,
                    names(other -> other.kind() == StreamNode.Kind.SOURCE));
        }
        return name;
    }

    /** The stream that an operator puts out, by this stream's name or the operator's uid. */
    String operator(String streamOrUid) {
        for (StreamNode node : graph.streams()) {
            boolean named = node.name().equals(streamOrUid) || node.uid().equals(streamOrUid);
            if (named && node.kind() == StreamNode.Kind.APPLY) {
                return node.name();
            }
        }
        throw Names.unknown(
                "no operator of the job \"" + graph.name() + "\" puts out a stream \"" + streamOrUid + "\"",
                streamOrUid,
                names(node -> node.kind() == StreamNode.Kind.APPLY));
    }

    private StreamNode node(String name) {
        return graph.stream(name)
                .orElseThrow(() -> Names.unknown(
                        "the job \"" + graph.name() + "\" has no stream \"" + name + "\"", name, names(node -> true)));
    }

    private List<String> names(Predicate<StreamNode> which) {
        return graph.streams().stream().filter(which).map(StreamNode::name).toList();
    }

    /** Fails if a source does not carry events of this class. */
    void checkType(String source, @Nullable Object event) {
        source(source);
        if (event == null) {
            throw new IllegalArgumentException("an event of the stream \"" + source + "\" is null");
        }
        if (!checkedTypes.computeIfAbsent(source, name -> new HashSet<>()).add(event.getClass())) {
            return;
        }
        StreamNode node = node(source);
        Codec<Object> codec = RecordedStreams.codecOf(job, node);
        if (codec == null) {
            return;
        }
        try {
            codec.write(event, new BinaryOutput());
        } catch (ClassCastException e) {
            checkedTypes.get(source).remove(event.getClass());
            throw new IllegalArgumentException(
                    "the stream \"" + source + "\" carries " + node.type() + ", not "
                            + event.getClass().getName(),
                    e);
        }
    }
}
