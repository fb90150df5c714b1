package io.streamwright.socket;

import io.streamwright.Guarantee;
import io.streamwright.core.codec.TextFormat;
import io.streamwright.core.sink.PendingCommit;
import io.streamwright.core.sink.Sink;
import io.streamwright.core.sink.SinkContext;
import io.streamwright.core.sink.SinkSpec;
import io.streamwright.core.sink.SinkWriter;
import java.util.List;

/** One server; its writers do the work. */
final class SocketSink<T> implements Sink<T> {
    private final SinkSpec<T> spec;
    private final HostPort server;
    private final SocketSettings settings;
    private final TextFormat format;

    SocketSink(SinkSpec<T> spec, HostPort server, SocketSettings settings, TextFormat format) {
        this.spec = spec;
        this.server = server;
        this.settings = settings;
        this.format = format;
    }

    /** None: what the operating system has taken may never arrive, and nobody says so. */
    @Override
    public Guarantee guarantee() {
        return Guarantee.AS_THE_SINK_CAN;
    }

    @Override
    public boolean staged() {
        return false;
    }

    @Override
    public void recover(List<PendingCommit> pending) {}

    @Override
    public SinkWriter<T> open(SinkContext context) {
        return new SocketSinkWriter<>(
                new Connection(spec.stream(), server, settings, spec.time()),
                format.encoder(spec.codec(), spec.address()),
                settings,
                spec.time());
    }

    @Override
    public void commit(PendingCommit pending) {}
}
