package io.streamwright.testkit.simulation;

import io.streamwright.Guarantee;
import io.streamwright.core.api.ConnectorOption;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.sink.PendingCommit;
import io.streamwright.core.sink.Sink;
import io.streamwright.core.sink.SinkConnector;
import io.streamwright.core.sink.SinkContext;
import io.streamwright.core.sink.SinkSpec;
import io.streamwright.core.sink.SinkTransactions;
import io.streamwright.core.sink.SinkWriter;
import io.streamwright.testkit.TimedEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A sink in memory that outlives the job, is slow, and fails: staged, or, for streams that are said to be, in transactions.
 * What was staged and not hardened when the process died may be lost.
 */
final class SimulatedSink implements SinkConnector {
    private static final class Staged {
        private final String stream;
        private final List<TimedEvent<Object>> results;
        private boolean hardened;

        Staged(String stream, List<TimedEvent<Object>> results) {
            this.stream = stream;
            this.results = results;
        }
    }

    private final Schedule schedule;
    private final Map<String, Staged> staged = new LinkedHashMap<>();
    private final Set<String> committed = new HashSet<>();
    private final Map<String, List<TimedEvent<Object>>> published = new LinkedHashMap<>();

    private final Set<String> inTransactions;
    private final SimulatedTransactions transactions;

    /** With the names of the streams that are written in transactions. */
    SimulatedSink(Schedule schedule, Set<String> inTransactions) {
        this.schedule = schedule;
        this.inTransactions = Set.copyOf(inTransactions);
        this.transactions = new SimulatedTransactions(schedule);
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
    public <T> Sink<T> create(SinkSpec<T> spec) {
        return new OfStream<>(spec.stream(), spec.codec());
    }

    /** What a stream has published, in this order. */
    List<TimedEvent<Object>> published(String stream) {
        return inTransactions.contains(stream)
                ? transactions.published(stream)
                : published.getOrDefault(stream, List.of());
    }

    /** What is staged and neither published nor removed: nothing once a job has finished. */
    Set<String> left() {
        return staged.keySet();
    }

    /** The process died: some of what was not made durable is gone. */
    void crashed() {
        staged.values().removeIf(each -> !each.hardened && schedule.draw(2) == 0);
    }

    private void publish(PendingCommit pending) throws IOException {
        String token = new String(pending.token(), StandardCharsets.UTF_8);
        if (committed.contains(token)) {
            return;
        }
        Staged each = staged.remove(token);
        if (each == null) {
            throw new IOException("what " + token + " stands for was lost");
        }
        committed.add(token);
        published.computeIfAbsent(each.stream, key -> new ArrayList<>()).addAll(each.results);
    }

    private final class OfStream<T> implements Sink<T> {
        private final String stream;
        private final Codec<T> codec;

        OfStream(String stream, Codec<T> codec) {
            this.stream = stream;
            this.codec = codec;
        }

        @Override
        public Guarantee guarantee() {
            return Guarantee.EXACTLY_ONCE;
        }

        @Override
        public @Nullable SinkTransactions transactions() {
            return inTransactions.contains(stream) ? transactions : null;
        }

        @Override
        public boolean staged() {
            return true;
        }

        @Override
        public void recover(List<PendingCommit> pending) throws IOException {
            for (PendingCommit each : pending) {
                schedule.maybeFail("publish again");
                publish(each);
            }
            staged.values().removeIf(each -> each.stream.equals(stream));
        }

        @Override
        public SinkWriter<T> open(SinkContext context) {
            return new Writer<>(stream, codec, context.lane());
        }

        @Override
        public void harden(PendingCommit pending) throws IOException {
            schedule.maybeFail("harden");
            schedule.pause("harden");
            Staged each = staged.get(new String(pending.token(), StandardCharsets.UTF_8));
            if (each != null) {
                each.hardened = true;
            }
        }

        @Override
        public void commit(PendingCommit pending) throws IOException {
            schedule.maybeFail("commit");
            schedule.pause("commit");
            publish(pending);
            schedule.maybeFail("committed, but the answer is lost");
        }
    }

    private final class Writer<T> implements SinkWriter<T> {
        private final String stream;
        private final Codec<T> codec;
        private final int lane;
        private List<TimedEvent<Object>> results = new ArrayList<>();
        private int barriers;

        Writer(String stream, Codec<T> codec, int lane) {
            this.stream = stream;
            this.codec = codec;
            this.lane = lane;
        }

        @Override
        public void write(T value, long timeMillis) throws IOException {
            schedule.maybeSlow("write");
            if (schedule.draw(200) == 0) {
                schedule.maybeFail("write");
            }
            TimedEvent<Object> result = new TimedEvent<>(codec.copy(value), timeMillis);
            if (inTransactions.contains(stream)) {
                transactions.write(barriers, stream, result);
            } else {
                results.add(result);
            }
        }

        @Override
        public @Nullable PendingCommit prepare(long snapshotId, boolean last) throws IOException {
            barriers++;
            if (results.isEmpty()) {
                return null;
            }
            String token = stream + "/" + snapshotId + "/" + lane;
            if (staged.put(token, new Staged(stream, results)) != null) {
                throw new IOException("the name " + token + " was used twice");
            }
            results = new ArrayList<>();
            return new PendingCommit(token.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void close() {
            // what is not staged is lost
        }
    }
}
