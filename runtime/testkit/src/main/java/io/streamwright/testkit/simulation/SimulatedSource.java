package io.streamwright.testkit.simulation;

import io.streamwright.core.api.ConnectorOption;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.source.Source;
import io.streamwright.core.source.SourceConnector;
import io.streamwright.core.source.SourceOutput;
import io.streamwright.core.source.SourceSpec;
import io.streamwright.core.source.SplitReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Splits in memory; a reader has nothing at times, is slow at times, and fails. */
final class SimulatedSource implements SourceConnector {
    private final Map<String, List<List<Object>>> splits;
    private final Schedule schedule;

    /** With the splits of each stream. */
    SimulatedSource(Map<String, List<List<Object>>> splits, Schedule schedule) {
        this.splits = splits;
        this.schedule = schedule;
    }

    @Override
    public String scheme() {
        return Simulation.SCHEME;
    }

    @Override
    public List<ConnectorOption> options() {
        return List.of();
    }

    @Override
    public <T> Source<T> create(SourceSpec<T> spec) {
        return new Splits<>(splits.getOrDefault(spec.stream(), List.of()), spec.codec());
    }

    private final class Splits<T> implements Source<T> {
        private final List<List<Object>> data;
        private final Codec<T> codec;

        Splits(List<List<Object>> data, Codec<T> codec) {
            this.data = data;
            this.codec = codec;
        }

        @Override
        public boolean bounded() {
            return true;
        }

        @Override
        public List<String> discover(Set<String> known) {
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < data.size(); i++) {
                if (!known.contains("split-" + i)) {
                    ids.add("split-" + i);
                }
            }
            return ids;
        }

        @Override
        public SplitReader<T> open(String splitId, byte @Nullable [] position) {
            int split = Integer.parseInt(splitId.substring("split-".length()));
            int next = position == null ? 0 : ByteBuffer.wrap(position).getInt();
            return new Reader<>(data.get(split), codec, next);
        }
    }

    private final class Reader<T> implements SplitReader<T> {
        private final List<Object> events;
        private final Codec<T> codec;
        private int next;

        Reader(List<Object> events, Codec<T> codec, int next) {
            this.events = events;
            this.codec = codec;
            this.next = next;
        }

        @Override
        @SuppressWarnings("unchecked") // checked when the events were given
        public int poll(SourceOutput<T> out, int maxEvents) throws IOException {
            schedule.maybeSlow("read");
            schedule.maybeFail("read");
            if (schedule.draw(8) == 0) {
                return 0;
            }
            if (next == events.size()) {
                return ENDED;
            }
            int count = 0;
            boolean more = true;
            while (more && count < maxEvents && next < events.size()) {
                // as if it had been decoded: what the job does to it stays with this run
                T event = codec.copy((T) events.get(next++));
                count++;
                more = out.emit(event);
            }
            return count;
        }

        @Override
        public byte[] position() {
            return ByteBuffer.allocate(Integer.BYTES).putInt(next).array();
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
