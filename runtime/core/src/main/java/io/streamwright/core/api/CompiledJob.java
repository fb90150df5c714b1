package io.streamwright.core.api;

import io.streamwright.core.codec.Codec;
import io.streamwright.core.graph.JobGraph;
import io.streamwright.core.operator.LaneProgram;
import io.streamwright.core.operator.LaneSetup;

/**
 * A job as the processor compiled it: the base of the generated {@code …Job} classes. Immutable; any thread may use it, and
 * it may be run many times.
 */
public abstract class CompiledJob {

    /** For generated classes. */
    protected CompiledJob() {}

    /** Its streams and settings. */
    public abstract JobGraph graph();

    /**
     * Reads and writes the events of a stream that has a source or a sink.
     *
     * @throws IllegalArgumentException for other streams
     */
    public abstract Codec<?> codec(String stream);

    /** Builds the operators of one lane and connects them. Called by the engine. */
    public abstract LaneProgram lane(LaneSetup setup);
}
