package io.streamwright.core.source;

import io.streamwright.core.api.ConnectorOption;
import java.util.List;

/**
 * Makes sources for one scheme of addresses. Found by {@link java.util.ServiceLoader} under {@code
 * META-INF/services/io.streamwright.core.source.SourceConnector}; has a public constructor without parameters. Used by one
 * thread at a time, before the job runs.
 */
public interface SourceConnector {

    /** The scheme that it answers to: {@code file} for {@code file:in.jsonl}. */
    String scheme();

    /** The options it understands beside the address, for help and so that a misspelt one is an error. */
    List<ConnectorOption> options();

    /**
     * Makes a source. Checks all settings and, as far as cheaply possible, that the place can be reached.
     *
     * @throws io.streamwright.core.api.ConfigurationException if the settings are wrong
     */
    <T> Source<T> create(SourceSpec<T> spec);
}
