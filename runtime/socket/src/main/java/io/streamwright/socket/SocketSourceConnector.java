package io.streamwright.socket;

import io.streamwright.core.api.ConnectorOption;
import io.streamwright.core.api.StreamAddress;
import io.streamwright.core.codec.TextFormat;
import io.streamwright.core.codec.TextFormats;
import io.streamwright.core.source.Source;
import io.streamwright.core.source.SourceConnector;
import io.streamwright.core.source.SourceSpec;
import java.util.List;

/**
 * Reads lines from TCP servers: {@code socket:host:port}, or several joined by commas, each a split. The options:
 *
 * <ul>
 *   <li>{@code format}: {@code json} by default, lines for texts.
 *   <li>{@code on-end}: what follows when the server closes the connection: {@code reconnect} or {@code end}.
 *   <li>{@code max-record-bytes=1m}: what is longer is undecodable.
 *   <li>{@code connect-timeout=10s}, {@code max-reconnect-delay=30s}, {@code give-up-after=0s}: how it is connected.
 * </ul>
 *
 * A socket has no positions: what was read and is not in a snapshot is lost with the process.
 */
public final class SocketSourceConnector implements SourceConnector {
    private final TextFormats formats = TextFormats.load();

    /** For {@link java.util.ServiceLoader}. */
    public SocketSourceConnector() {}

    @Override
    public String scheme() {
        return "socket";
    }

    @Override
    public List<ConnectorOption> options() {
        return SocketSettings.sourceOptions(formats);
    }

    @Override
    public <T> Source<T> create(SourceSpec<T> spec) {
        StreamAddress address = spec.address();
        List<HostPort> servers = HostPort.of(address);
        SocketSettings settings = SocketSettings.of(address);
        TextFormat format = formats.chooseOr("json", address, spec.codec());
        format.decoder(spec.codec(), address);
        return new SocketSource<>(spec, servers, settings, format);
    }
}
