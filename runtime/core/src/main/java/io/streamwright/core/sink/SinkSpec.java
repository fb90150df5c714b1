package io.streamwright.core.sink;

import io.streamwright.Guarantee;
import io.streamwright.core.api.StreamAddress;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.time.TimeSource;
import java.time.Duration;

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
 * @param asked what the job asks of the sink
 * @param run what the sinks of the job have in common
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
        TimeSource time,
        Guarantee asked,
        SinkRun run) {

    /** Of a sink that nothing is asked of, with the snapshot settings that a job has by itself. */
    public SinkSpec(
            String job,
            String stream,
            String uid,
            StreamAddress address,
            Codec<T> codec,
            boolean boundedJob,
            boolean durable,
            TimeSource time) {
        this(
                job,
                stream,
                uid,
                address,
                codec,
                boundedJob,
                durable,
                time,
                Guarantee.AS_THE_SINK_CAN,
                new SinkRun(Duration.ofSeconds(10), Duration.ofMinutes(10)));
    }
}
