package io.streamwright.core.connect;

import io.streamwright.core.api.ConnectorOption;
import io.streamwright.core.sink.Sink;
import io.streamwright.core.sink.SinkConnector;
import io.streamwright.core.sink.SinkSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code log:} writes each result as a line of the log, at level info of the logger {@code io.streamwright.log.<stream>}, as
 * {@code PageCount[page=/, views=3]} or in the format that the option {@code format} names, without a heading. At least once.
 */
public final class LogSinkConnector implements SinkConnector {
    private static final String LOGGERS = "io.streamwright.log.";

    private final LineEncoders encoders = new LineEncoders();

    /** For {@link java.util.ServiceLoader}. */
    public LogSinkConnector() {}

    @Override
    public String scheme() {
        return "log";
    }

    @Override
    public List<ConnectorOption> options() {
        return encoders.options();
    }

    @Override
    public <T> Sink<T> create(SinkSpec<T> spec) {
        LineEncoders.Maker<T> maker = encoders.of(spec);
        Logger logger = LoggerFactory.getLogger(LOGGERS + spec.stream());
        return new LineSink<>(maker, false, (bytes, lengthBytes) -> {
            if (logger.isInfoEnabled()) {
                logger.info("{}", new String(bytes, 0, lengthBytes, StandardCharsets.UTF_8));
            }
        });
    }
}
