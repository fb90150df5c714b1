package io.streamwright.socket;

import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.api.ConnectorOption;
import io.streamwright.core.api.StreamAddress;
import io.streamwright.core.codec.TextFormat;
import io.streamwright.core.codec.TextFormats;
import io.streamwright.core.sink.Sink;
import io.streamwright.core.sink.SinkConnector;
import io.streamwright.core.sink.SinkSpec;
import java.util.List;

/**
 * Writes lines to a TCP server: {@code socket:host:port}; each lane has a connection of its own. The options:
 *
 * <ul>
 *   <li>{@code format}: {@code json} by default, lines for texts.
 *   <li>{@code connect-timeout=10s}, {@code max-reconnect-delay=30s}, {@code give-up-after=0s}: how it is connected.
 *   <li>{@code write-timeout=1m}: a server that takes nothing for so long is connected anew.
 * </ul>
 *
 * No promise: a server does not say what it has taken, so lines may be lost where a connection breaks, and some are written twice.
 */
public final class SocketSinkConnector implements SinkConnector {
    private final TextFormats formats = TextFormats.load();

    /** For {@link java.util.ServiceLoader}. */
    public SocketSinkConnector() {}

    @Override
    public String scheme() {
        return "socket";
    }

    @Override
    public List<ConnectorOption> options() {
        return SocketSettings.sinkOptions(formats);
    }

    @Override
    public <T> Sink<T> create(SinkSpec<T> spec) {
        StreamAddress address = spec.address();
        List<HostPort> servers = HostPort.of(address);
        if (servers.size() > 1) {
            throw new ConfigurationException(
                    "The stream " + spec.stream() + " is written to " + address + ", but a sink has one server");
        }
        SocketSettings settings = SocketSettings.of(address);
        TextFormat format = formats.chooseOr("json", address, spec.codec());
        format.encoder(spec.codec(), address);
        return new SocketSink<>(spec, servers.get(0), settings, format);
    }
}
