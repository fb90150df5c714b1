package io.streamwright.core.sink;

import io.streamwright.core.api.ConnectorOption;
import java.util.List;

/**
 * Makes sinks for one scheme of addresses. Found by {@link java.util.ServiceLoader} under {@code
 * META-INF/services/io.streamwright.core.sink.SinkConnector}; has a public constructor without parameters. Used by one
 * thread at a time, before the job runs.
 */
public interface SinkConnector {

    /** The scheme that it answers to: {@code file} for {@code file:out/}. */
    String scheme();

    /** The options it understands beside the address, for help and so that a misspelt one is an error. */
    List<ConnectorOption> options();

    /**
     * Makes a sink. Checks all settings and, as far as cheaply possible, that the place can be written.
     *
     * @throws io.streamwright.core.api.ConfigurationException if the settings are wrong
     */
    <T> Sink<T> create(SinkSpec<T> spec);
}
