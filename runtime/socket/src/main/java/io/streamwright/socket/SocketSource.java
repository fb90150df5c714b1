package io.streamwright.socket;

import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.CorruptDataException;
import io.streamwright.core.codec.TextFormat;
import io.streamwright.core.source.Source;
import io.streamwright.core.source.SourceSpec;
import io.streamwright.core.source.SplitReader;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The servers of an address, a split each. */
final class SocketSource<T> implements Source<T> {
    private final SourceSpec<T> spec;
    private final List<HostPort> servers;
    private final SocketSettings settings;
    private final TextFormat format;

    SocketSource(SourceSpec<T> spec, List<HostPort> servers, SocketSettings settings, TextFormat format) {
        this.spec = spec;
        this.servers = servers;
        this.settings = settings;
        this.format = format;
    }

    @Override
    public boolean bounded() {
        return settings.endsWithServer();
    }

    @Override
    public List<String> discover(Set<String> known) {
        return servers.stream()
                .map(HostPort::toString)
                .filter(id -> !known.contains(id))
                .toList();
    }

    /** The position is how many lines there have been: for messages alone, since no server can be asked to go back. */
    @Override
    public SplitReader<T> open(String splitId, byte @Nullable [] position) throws IOException {
        for (HostPort server : servers) {
            if (server.toString().equals(splitId)) {
                Connection connection = new Connection(spec.stream(), server, settings, spec.time());
                return new SocketSplitReader<>(
                        connection,
                        format.splitter(spec.address()),
                        () -> format.decoder(spec.codec(), spec.address()),
                        settings,
                        position == null ? 0 : lines(position));
            }
        }
        throw new IOException("The stream " + spec.stream() + " was read from " + splitId
                + " when the snapshot was taken, and " + spec.address() + " does not name that server any more."
                + " Name it, or give the source another uid to begin anew");
    }

    private long lines(byte[] position) throws IOException {
        try {
            BinaryInput in = new BinaryInput(position);
            long lines = in.readLong();
            in.expectEnd();
            return lines;
        } catch (CorruptDataException e) {
            throw new IOException("The position in the stream " + spec.stream() + " is damaged: " + e.getMessage(), e);
        }
    }
}
