package io.streamwright.core.connect;

import io.streamwright.core.api.ConnectorOption;
import io.streamwright.core.source.Source;
import io.streamwright.core.source.SourceConnector;
import io.streamwright.core.source.SourceSpec;
import java.util.List;

/**
 * Base of connectors that make events up: a class of the user with a scheme of its own, named in {@code
 * META-INF/services/io.streamwright.core.source.SourceConnector}.
 *
 * <pre>{@code
 * public final class Readings extends GeneratorConnector {
 *     public Readings() { super("readings"); }
 *     protected GeneratedSource<?> source(SourceSpec<?> spec) {
 *         return new GeneratedSource<Reading>(spec) {
 *             protected Reading event(long index) { return new Reading("sensor-" + random(index, 0, 100), index); }
 *         };
 *     }
 * }
 * }</pre>
 *
 * The address {@code readings:?rate=1000&limit=1000000} then gives a thousand events a second and ends after a million.
 */
public abstract class GeneratorConnector implements SourceConnector {
    private final String scheme;

    /** With the scheme that it answers to. */
    protected GeneratorConnector(String scheme) {
        this.scheme = scheme;
    }

    /** Makes a source; its events must be of the type that the stream of this address has. */
    protected abstract GeneratedSource<?> source(SourceSpec<?> spec);

    @Override
    public final String scheme() {
        return scheme;
    }

    /** Those of {@link GeneratedSource}; overridden by generators that have more. */
    @Override
    public List<ConnectorOption> options() {
        return GeneratedSource.OPTIONS;
    }

    /** What {@link #source} makes; that the types agree is for the user to see to. */
    @Override
    @SuppressWarnings("unchecked")
    public final <T> Source<T> create(SourceSpec<T> spec) {
        return (Source<T>) source(spec);
    }
}
