package io.streamwright.core.source;

import io.streamwright.core.api.StreamAddress;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.time.TimeSource;

/**
 * What a connector is asked to make a source of.
 *
 * @param stream the name of the stream in the job, for messages
 * @param uid the permanent name of the source
 * @param address scheme, location and options, overrides applied
 * @param codec reads the events; {@link io.streamwright.core.codec.Codecs#STRING} for a stream of lines
 * @param time the clock to use for anything that waits
 * @param <T> the type of the events
 */
public record SourceSpec<T>(String stream, String uid, StreamAddress address, Codec<T> codec, TimeSource time) {}
