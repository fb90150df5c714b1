package io.streamwright.kafka;

import io.streamwright.core.api.StreamAddress;
import io.streamwright.core.codec.Codec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * Which components of a result become the key and headers of its record, and the texts of those of the result that is being
 * written. Owned by one lane.
 */
final class NotedComponents {
    private static final int KEY = 0;

    /** By rank: the key first, if there is one, else the first header. */
    private final List<String> components;

    private final List<String> headerNames;
    private final boolean hasKey;

    /** By component: its rank, or -1. */
    private final int[] ranks;

    private final @Nullable String[] texts;

    private NotedComponents(boolean hasKey, List<String> headerNames, List<String> components, int[] ranks) {
        this.hasKey = hasKey;
        this.headerNames = List.copyOf(headerNames);
        this.components = List.copyOf(components);
        this.ranks = ranks;
        this.texts = new String[components.size()];
    }

    /**
     * What an address asks for, or null if that is nothing.
     *
     * @throws io.streamwright.core.api.ConfigurationException if the type has no such component
     */
    static @Nullable NotedComponents of(StreamAddress address, Codec<?> codec) {
        List<String> components = new ArrayList<>();
        List<Integer> fields = new ArrayList<>();
        String key = address.option(KafkaSinkSettings.KEY.name()).orElse(null);
        if (key != null) {
            components.add(key);
            fields.add(RecordFill.field(address, "key", key, codec));
        }
        List<String> headerNames = new ArrayList<>();
        for (Map.Entry<String, String> each : KafkaOptions.headers(address).entrySet()) {
            headerNames.add(each.getKey());
            components.add(each.getValue());
            fields.add(RecordFill.field(address, "header." + each.getKey(), each.getValue(), codec));
        }
        if (components.isEmpty()) {
            return null;
        }
        int[] ranks = new int[fields.stream().mapToInt(field -> field + 1).max().orElse(0)];
        Arrays.fill(ranks, -1);
        for (int i = 0; i < fields.size(); i++) {
            if (ranks[fields.get(i)] >= 0) {
                throw new io.streamwright.core.api.ConfigurationException("The options key and header of " + address
                        + " name the component " + components.get(i) + " twice: it can be one of them");
            }
            ranks[fields.get(i)] = i;
        }
        return new NotedComponents(key != null, headerNames, components, ranks);
    }

    /** The rank of a component, -1 if it is not asked for. */
    int rank(int field) {
        return field < ranks.length ? ranks[field] : -1;
    }

    String component(int rank) {
        return components.get(rank);
    }

    void clear() {
        Arrays.fill(texts, null);
    }

    void note(int rank, @Nullable String text) {
        texts[rank] = text;
    }

    byte @Nullable [] key() {
        return hasKey ? bytes(texts[KEY]) : null;
    }

    /** Those that the result has. */
    List<Header> headers() {
        List<Header> headers = new ArrayList<>(headerNames.size());
        for (int i = 0; i < headerNames.size(); i++) {
            byte[] value = bytes(texts[i + (hasKey ? 1 : 0)]);
            if (value != null) {
                headers.add(new RecordHeader(headerNames.get(i), value));
            }
        }
        return headers;
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
