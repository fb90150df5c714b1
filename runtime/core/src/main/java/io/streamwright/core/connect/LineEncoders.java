package io.streamwright.core.connect;

import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.api.ConnectorOption;
import io.streamwright.core.api.StreamAddress;
import io.streamwright.core.codec.RecordEncoder;
import io.streamwright.core.codec.TextFormats;
import io.streamwright.core.sink.SinkSpec;
import java.util.List;

/** Chooses how results become lines: readable, or in the format that the address asks for. */
final class LineEncoders {
    private final TextFormats formats = TextFormats.load();

    List<ConnectorOption> options() {
        return formats.options();
    }

    /** Checks the address; it gives a maker of encoders, one for each lane. */
    <T> Maker<T> of(SinkSpec<T> spec) {
        StreamAddress address = spec.address();
        if (!address.location().isEmpty()) {
            throw new ConfigurationException("\"" + address + "\" of the stream " + spec.stream()
                    + " has a location, but there is only one: write " + address.scheme() + ":");
        }
        if (address.options().isEmpty()) {
            return () -> new ReadableEncoder<>(spec.codec());
        }
        // with other options the format has to be given, and says if it is not
        Maker<T> maker = () -> formats.choose(address, spec.codec(), null).encoder(spec.codec(), address);
        maker.make();
        return maker;
    }

    /** Makes encoders. */
    interface Maker<T> {
        RecordEncoder<T> make();
    }
}
