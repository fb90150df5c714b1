package io.streamwright.core.connect;

import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.codec.DecodeException;
import io.streamwright.core.source.SourceSpec;

/**
 * {@code datagen:} makes events of any type up: each field as its annotation says ({@link io.streamwright.Range} and others), or
 * by its type. The options are those of {@link GeneratedSource}.
 */
public final class DatagenConnector extends GeneratorConnector {

    /** For {@link java.util.ServiceLoader}. */
    public DatagenConnector() {
        super("datagen");
    }

    @Override
    protected GeneratedSource<?> source(SourceSpec<?> spec) {
        return check(spec, spec.codec());
    }

    /** Makes an event, to see whether there can be any. */
    private static <T> GeneratedSource<T> check(SourceSpec<?> spec, Codec<T> codec) {
        if (!spec.address().location().isEmpty()) {
            throw new ConfigurationException("\"" + spec.address() + "\" of the stream " + spec.stream()
                    + " has a location, but there is only one: write datagen:");
        }
        Made<T> source = new Made<>(spec, codec);
        try {
            source.event(0);
        } catch (DecodeException e) {
            throw new ConfigurationException(
                    "The stream " + spec.stream() + " cannot be made up: " + e.getMessage()
                            + "; annotate the fields, or extend GeneratorConnector",
                    e);
        }
        return source;
    }

    private static final class Made<T> extends GeneratedSource<T> {
        private final Codec<T> codec;

        Made(SourceSpec<?> spec, Codec<T> codec) {
            super(spec);
            this.codec = codec;
        }

        @Override
        protected T event(long index) {
            return codec.readFields(new MadeUpFields(this::randomBits, index));
        }
    }
}
