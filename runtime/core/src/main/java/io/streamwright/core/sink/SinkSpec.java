package io.streamwright.core.sink;

import io.streamwright.core.api.StreamAddress;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.time.TimeSource;

/**
 * What a connector is asked to make a sink of.
 *
 * @param job the name of the job
 * @param stream the name of the stream in the job, for messages
 * @param uid the permanent name of the sink
 * @param address scheme, location and options, overrides applied
 * @param codec writes the results
 * @param boundedJob whether all sources of the job end by themselves
 * @param durable whether the job has a state directory, so that a crash is survived
 * @param time the clock to use for anything that waits
 * @param <T> the type of the results
 */
public record SinkSpec<T>(
        String job,
        String stream,
        String uid,
        StreamAddress address,
        Codec<T> codec,
        boolean boundedJob,
        boolean durable,
        TimeSource time) {}
