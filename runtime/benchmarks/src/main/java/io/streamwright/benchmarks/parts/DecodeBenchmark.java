package io.streamwright.benchmarks.parts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.streamwright.benchmarks.jobs.SensorTotalsJob;
import io.streamwright.core.api.StreamAddress;
import io.streamwright.core.codec.DecodeException;
import io.streamwright.core.codec.RecordDecoder;
import io.streamwright.core.codec.TextFormats;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One line of JSON becomes a record; beside it a parser of Jackson for each line, as one would use it by hand. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecodeBenchmark {
    private final byte[] line =
            "{\"sensor\":\"sensor-4711\",\"value\":12345678,\"unit\":\"mV\",\"time\":1700000004321}\n"
                    .getBytes(StandardCharsets.UTF_8);
    private final JsonFactory json = new JsonFactory();
    private final RecordDecoder<?> decoder = decoder();

    private static RecordDecoder<?> decoder() {
        return TextFormats.load()
                .find("json")
                .orElseThrow()
                .decoder(new SensorTotalsJob().codec("readings"), StreamAddress.parse("file:in.jsonl"));
    }

    /** With the generated codec. */
    @Benchmark
    public @Nullable Object generatedCodec() throws DecodeException {
        return decoder.decode(line, 0, line.length);
    }

    /** By hand. */
    @Benchmark
    public long parserByHand() throws IOException {
        long result = 0;
        try (JsonParser parser = json.createParser(line)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "sensor", "unit" -> result += parser.getText().length();
                    default -> result += parser.getLongValue();
                }
            }
        }
        return result;
    }
}
