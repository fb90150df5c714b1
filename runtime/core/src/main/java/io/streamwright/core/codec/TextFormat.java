package io.streamwright.core.codec;

import io.streamwright.core.api.ConnectorOption;
import io.streamwright.core.api.StreamAddress;
import java.util.List;
import java.util.Set;

/**
 * A format of records as text, such as JSON lines or CSV, for connectors that carry bytes. Found by {@link
 * java.util.ServiceLoader} under {@code META-INF/services/io.streamwright.core.codec.TextFormat}; has a public constructor
 * without parameters. Any thread may use it; what it makes is owned by one thread.
 */
public interface TextFormat {

    /** Its name in {@code --stream.format=name}. */
    String name();

    /** The endings of file names that mean it, without a dot: {@code jsonl}. */
    Set<String> extensions();

    /** The ending, without a dot, of the names of files that are written in it. */
    default String extension() {
        return name();
    }

    /** The options it understands. */
    List<ConnectorOption> options();

    /**
     * Finds where records begin and end.
     *
     * @param address where options are taken from
     */
    RecordSplitter splitter(StreamAddress address);

    /**
     * Makes a decoder.
     *
     * @param address where options are taken from
     * @throws io.streamwright.core.api.ConfigurationException if the codec's type cannot be written in this format
     */
    <T> RecordDecoder<T> decoder(Codec<T> codec, StreamAddress address);

    /**
     * Makes an encoder.
     *
     * @param address where options are taken from
     * @throws io.streamwright.core.api.ConfigurationException if the codec's type cannot be written in this format
     */
    <T> RecordEncoder<T> encoder(Codec<T> codec, StreamAddress address);
}
