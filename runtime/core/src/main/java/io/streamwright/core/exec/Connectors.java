package io.streamwright.core.exec;

import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.api.DidYouMean;
import io.streamwright.core.sink.SinkConnector;
import io.streamwright.core.source.SourceConnector;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;

/** The connectors there are, by scheme. The only place that looks for anything at run time. Immutable. */
public final class Connectors {
    /** Modules of ours, for the remedy. */
    private static final Map<String, String> MODULES =
            Map.of("file", "streamwright-files", "kafka", "streamwright-kafka", "socket", "streamwright-socket");

    private final Map<String, SourceConnector> sources;
    private final Map<String, SinkConnector> sinks;

    private Connectors(Map<String, SourceConnector> sources, Map<String, SinkConnector> sinks) {
        this.sources = sources;
        this.sinks = sinks;
    }

    /** None at all, to add to. */
    public static Connectors none() {
        return new Connectors(new TreeMap<>(), new TreeMap<>());
    }

    /**
     * All that {@link ServiceLoader} finds.
     *
     * @throws ConfigurationException if two answer to one scheme
     */
    public static Connectors load() {
        Connectors connectors = new Connectors(new TreeMap<>(), new TreeMap<>());
        for (SourceConnector connector : ServiceLoader.load(SourceConnector.class)) {
            unique(connector.scheme(), connector, connectors.sources.put(connector.scheme(), connector));
        }
        for (SinkConnector connector : ServiceLoader.load(SinkConnector.class)) {
            unique(connector.scheme(), connector, connectors.sinks.put(connector.scheme(), connector));
        }
        return connectors;
    }

    private static void unique(String scheme, Object connector, @org.jspecify.annotations.Nullable Object other) {
        if (other != null) {
            throw new ConfigurationException("two connectors answer to " + scheme + ": "
                    + other.getClass().getName() + " and "
                    + connector.getClass().getName()
                    + ". Leave one of their jars out");
        }
    }

    /** These and one more, which wins over another of its scheme. */
    public Connectors with(SourceConnector connector) {
        Map<String, SourceConnector> more = new TreeMap<>(sources);
        more.put(connector.scheme(), connector);
        return new Connectors(more, sinks);
    }

    /** These and one more, which wins over another of its scheme. */
    public Connectors with(SinkConnector connector) {
        Map<String, SinkConnector> more = new TreeMap<>(sinks);
        more.put(connector.scheme(), connector);
        return new Connectors(sources, more);
    }

    /**
     * The connector that reads addresses of this scheme.
     *
     * @throws ConfigurationException if there is none, with those there are
     */
    public SourceConnector source(String scheme) {
        SourceConnector connector = sources.get(scheme);
        if (connector == null) {
            throw unknown("source", scheme, sources.keySet());
        }
        return connector;
    }

    /**
     * The connector that writes to addresses of this scheme.
     *
     * @throws ConfigurationException if there is none, with those there are
     */
    public SinkConnector sink(String scheme) {
        SinkConnector connector = sinks.get(scheme);
        if (connector == null) {
            throw unknown("sink", scheme, sinks.keySet());
        }
        return connector;
    }

    private static ConfigurationException unknown(String what, String scheme, Set<String> known) {
        String module = MODULES.get(scheme);
        String remedy =
                module == null ? DidYouMean.hint(scheme, known) : "; add the dependency io.streamwright:" + module;
        return new ConfigurationException("no " + what + " answers to the scheme \"" + scheme + "\". Known are "
                + (known.isEmpty() ? "none" : String.join(", ", known)) + remedy);
    }

    /** The schemes that can be read from. */
    public Set<String> sourceSchemes() {
        return Set.copyOf(sources.keySet());
    }

    /** The schemes that can be written to. */
    public Set<String> sinkSchemes() {
        return Set.copyOf(sinks.keySet());
    }
}
