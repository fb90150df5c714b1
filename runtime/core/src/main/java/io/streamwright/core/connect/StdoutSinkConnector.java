package io.streamwright.core.connect;

import io.streamwright.core.api.ConnectorOption;
import io.streamwright.core.sink.Sink;
import io.streamwright.core.sink.SinkConnector;
import io.streamwright.core.sink.SinkSpec;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/**
 * {@code stdout:} prints each result as a line, as {@code PageCount[page=/, views=3]} or in the format that the option
 * {@code format} names, with its heading above the first. At least once.
 */
public final class StdoutSinkConnector implements SinkConnector {
    private final LineEncoders encoders = new LineEncoders();

    /** For {@link java.util.ServiceLoader}. */
    public StdoutSinkConnector() {}

    @Override
    public String scheme() {
        return "stdout";
    }

    @Override
    public List<ConnectorOption> options() {
        return encoders.options();
    }

    @Override
    public <T> Sink<T> create(SinkSpec<T> spec) {
        LineEncoders.Maker<T> maker = encoders.of(spec);
        return new LineSink<>(maker, true, (bytes, lengthBytes) -> {
            PrintStream out = System.out;
            // one call for whole lines, which the stream's lock keeps together among lanes
            out.write(bytes, 0, lengthBytes);
            if (out.checkError()) {
                throw new IOException(
                        "Standard output, to which the stream " + spec.stream() + " is written, is closed or full");
            }
        });
    }
}
