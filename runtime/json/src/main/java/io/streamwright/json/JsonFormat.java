package io.streamwright.json;

import io.streamwright.core.api.ConnectorOption;
import io.streamwright.core.api.StreamAddress;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.codec.LineSplitter;
import io.streamwright.core.codec.RecordDecoder;
import io.streamwright.core.codec.RecordEncoder;
import io.streamwright.core.codec.RecordSplitter;
import io.streamwright.core.codec.TextFormat;
import java.util.List;
import java.util.Set;

/**
 * JSON, one value per line, in UTF-8. Records are objects, in any order of their fields; fields that the type does not have
 * are passed over, one that stands twice is an error. Blank lines are passed over. NaN and the infinities are texts.
 */
public final class JsonFormat implements TextFormat {
    /** For {@link java.util.ServiceLoader}. */
    public JsonFormat() {}

    @Override
    public String name() {
        return "json";
    }

    @Override
    public Set<String> extensions() {
        return Set.of("jsonl", "ndjson", "json");
    }

    @Override
    public String extension() {
        return "jsonl";
    }

    @Override
    public List<ConnectorOption> options() {
        return List.of();
    }

    @Override
    public RecordSplitter splitter(StreamAddress address) {
        return LineSplitter.INSTANCE;
    }

    @Override
    public <T> RecordDecoder<T> decoder(Codec<T> codec, StreamAddress address) {
        return new JsonDecoder<>(codec);
    }

    @Override
    public <T> RecordEncoder<T> encoder(Codec<T> codec, StreamAddress address) {
        return new JsonEncoder<>(codec);
    }
}
