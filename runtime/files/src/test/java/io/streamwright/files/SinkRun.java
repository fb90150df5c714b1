package io.streamwright.files;

import io.streamwright.core.api.StreamAddress;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.codec.Codecs;
import io.streamwright.core.sink.PendingCommit;
import io.streamwright.core.sink.Sink;
import io.streamwright.core.sink.SinkContext;
import io.streamwright.core.sink.SinkSpec;
import io.streamwright.core.sink.SinkWriter;
import io.streamwright.core.time.SystemTime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Does with a sink what the engine does, step by step, so that tests can stop between any two. */
final class SinkRun<T> {
    final Sink<T> sink;
    final List<SinkWriter<T>> writers = new ArrayList<>();

    /** What the lanes gave at the last barrier. */
    final List<PendingCommit> prepared = new ArrayList<>();

    private SinkRun(Sink<T> sink) {
        this.sink = sink;
    }

    static SinkSpec<String> lines(String address, boolean bounded) {
        return spec("job", "out", address, Codecs.STRING, bounded);
    }

    static <T> SinkSpec<T> spec(String job, String uid, String address, Codec<T> codec, boolean bounded) {
        return new SinkSpec<>(job, "out", uid, StreamAddress.parse(address), codec, bounded, true, SystemTime.INSTANCE);
    }

    /** Starts a job with what a snapshot holds for the sink. */
    static <T> SinkRun<T> start(SinkSpec<T> spec, int lanes, long nextSnapshotId, List<PendingCommit> restored)
            throws IOException {
        SinkRun<T> run = new SinkRun<>(new FileSinkConnector().create(spec));
        run.sink.recover(restored);
        for (int lane = 0; lane < lanes; lane++) {
            run.writers.add(run.sink.open(new SinkContext(lane, lanes, nextSnapshotId)));
        }
        return run;
    }

    static SinkRun<String> start(String address, List<PendingCommit> restored, long nextSnapshotId) throws IOException {
        return start(lines(address, true), 1, nextSnapshotId, restored);
    }

    @SafeVarargs
    final void write(int lane, T... values) throws IOException {
        for (T value : values) {
            writers.get(lane).write(value, Long.MIN_VALUE);
        }
    }

    List<PendingCommit> prepare(long snapshotId, boolean last) throws IOException {
        prepared.clear();
        for (SinkWriter<T> writer : writers) {
            PendingCommit pending = writer.prepare(snapshotId, last);
            if (pending != null) {
                prepared.add(pending);
            }
        }
        return List.copyOf(prepared);
    }

    void harden() throws IOException {
        for (PendingCommit each : prepared) {
            sink.harden(each);
        }
    }

    void commit() throws IOException {
        for (PendingCommit each : prepared) {
            sink.commit(each);
        }
    }

    List<PendingCommit> snapshot(long snapshotId, boolean last) throws IOException {
        List<PendingCommit> pending = prepare(snapshotId, last);
        harden();
        commit();
        return pending;
    }

    void close() throws IOException {
        for (SinkWriter<T> writer : writers) {
            writer.close();
        }
        sink.close();
    }
}
