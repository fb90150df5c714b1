package io.streamwright.core.graph;

import java.util.List;
import java.util.Optional;

/**
 * A job's streams and settings, as they were written.
 *
 * @param name the name of the job
 * @param className the fully qualified name of the user's interface
 * @param streams in the order in which data flows: inputs of a stream stand before it
 * @param settings what {@code @Config} fields ask for, each name once
 * @param services the types of {@code @Service} fields, each once
 * @param parallelism how many lanes the job has unless its settings say otherwise, at least 1
 */
public record JobGraph(
        String name,
        String className,
        List<StreamNode> streams,
        List<SettingNode> settings,
        List<ServiceNode> services,
        int parallelism) {

    /** On one lane unless its settings say otherwise. */
    public JobGraph(
            String name,
            String className,
            List<StreamNode> streams,
            List<SettingNode> settings,
            List<ServiceNode> services) {
        this(name, className, streams, settings, services, 1);
    }

    /** Copies the lists. */
    public JobGraph {
        streams = List.copyOf(streams);
        settings = List.copyOf(settings);
        services = List.copyOf(services);
    }

    /** The stream of this name. */
    public Optional<StreamNode> stream(String streamName) {
        return streams.stream().filter(node -> node.name().equals(streamName)).findFirst();
    }
}
