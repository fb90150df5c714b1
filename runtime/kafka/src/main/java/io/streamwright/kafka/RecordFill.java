package io.streamwright.kafka;

import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.api.DidYouMean;
import io.streamwright.core.api.StreamAddress;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.codec.DecodeException;
import io.streamwright.core.codec.FieldNames;
import io.streamwright.core.codec.FieldNamesProbe;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Which components of the event are taken from the key, a header or the timestamp of the record where its value does not have
 * them, and what those of the present record hold. Owned by one lane.
 */
final class RecordFill {
    /** Where a component comes from. */
    private record From(int field, String what, @Nullable String header, boolean key) {}

    private final List<From> components;
    private @Nullable ConsumerRecord<ByteBuffer, ByteBuffer> record;

    private RecordFill(List<From> components) {
        this.components = List.copyOf(components);
    }

    /**
     * What an address asks for.
     *
     * @return null if that is nothing
     * @throws ConfigurationException if the type has no such component, or the format says all components itself
     */
    static @Nullable RecordFill of(StreamAddress address, Codec<?> codec, String format) {
        List<From> components = new ArrayList<>();
        String key = address.option(KafkaSourceSettings.KEY.name()).orElse(null);
        if (key != null) {
            components.add(new From(field(address, "key", key, codec), "the key of the record", null, true));
        }
        String timestamp = address.option(KafkaSourceSettings.TIMESTAMP.name()).orElse(null);
        if (timestamp != null) {
            components.add(new From(
                    field(address, "timestamp", timestamp, codec), "the timestamp of the record", null, false));
        }
        KafkaOptions.headers(address)
                .forEach((header, component) -> components.add(new From(
                        field(address, "header." + header, component, codec),
                        "the header " + header + " of the record",
                        header,
                        false)));
        if (components.isEmpty()) {
            return null;
        }
        if (!format.equals("json")) {
            throw new ConfigurationException("The options key, timestamp and header of " + address + " fill components"
                    + " that a value leaves out, which values in the format " + format
                    + " cannot: use format=json, or leave these options out");
        }
        return new RecordFill(components);
    }

    /** The index of a component. */
    static int field(StreamAddress address, String option, String component, Codec<?> codec) {
        FieldNames names = FieldNamesProbe.of(codec);
        int index = names == null ? -1 : names.indexOf(component);
        if (index < 0) {
            List<String> known = names == null ? List.of() : names.names();
            throw new ConfigurationException("The option " + option + " of " + address + " names the component \""
                    + component + "\", but " + (names == null ? codec.schema() : names.type()) + " has "
                    + (known.isEmpty() ? "no components" : String.join(", ", known))
                    + DidYouMean.hint(component, known));
        }
        return index;
    }

    /** The record that is decoded next. */
    void record(ConsumerRecord<ByteBuffer, ByteBuffer> next) {
        record = next;
    }

    int size() {
        return components.size();
    }

    /** The component that the {@code rank}th one fills. */
    int field(int rank) {
        return components.get(rank).field();
    }

    /** What it is, for messages. */
    String what(int rank) {
        return components.get(rank).what();
    }

    /**
     * What the record has for it; null if it has nothing.
     *
     * @throws DecodeException if that is no text
     */
    @Nullable String text(int rank) {
        From from = components.get(rank);
        ConsumerRecord<ByteBuffer, ByteBuffer> present = record;
        if (present == null) {
            return null;
        }
        if (from.key()) {
            return present.key() == null ? null : text(present.key(), from);
        }
        if (from.header() != null) {
            Header header = present.headers().lastHeader(from.header());
            return header == null || header.value() == null ? null : text(ByteBuffer.wrap(header.value()), from);
        }
        return present.timestamp() < 0 ? null : Long.toString(present.timestamp());
    }

    private static String text(ByteBuffer bytes, From from) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
        } catch (CharacterCodingException e) {
            throw new DecodeException(from.what() + " is no text in UTF-8");
        }
    }
}
