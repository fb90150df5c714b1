package io.streamwright.testkit.simulation;

import io.streamwright.core.snapshot.MemorySnapshotStore;
import io.streamwright.core.snapshot.SectionId;
import io.streamwright.core.snapshot.SnapshotManifest;
import io.streamwright.core.snapshot.SnapshotReader;
import io.streamwright.core.snapshot.SnapshotStore;
import io.streamwright.core.snapshot.SnapshotWriter;
import java.io.IOException;
import java.util.List;

/** A store that outlives the job, is slow, and fails. */
final class SimulatedStore implements SnapshotStore {
    private final MemorySnapshotStore store;
    private final Schedule schedule;
    private long incarnation;

    SimulatedStore(String job, Schedule schedule) {
        this.store = new MemorySnapshotStore(job, 3);
        this.schedule = schedule;
    }

    /** A new instance of the job opens it. */
    void open() {
        incarnation++;
    }

    private void call(String what) throws SimulatedFault {
        schedule.maybeFail(what);
        schedule.pause(what);
    }

    @Override
    public List<Long> ids() throws IOException {
        return store.ids();
    }

    @Override
    public long nextId() throws IOException {
        call("next id");
        return store.nextId();
    }

    @Override
    public SnapshotWriter create(long id) throws IOException {
        call("create");
        SnapshotWriter writer = store.create(id);
        return new SnapshotWriter() {
            @Override
            public void section(SectionId section, byte[] bytes, int offset, int lengthBytes) throws IOException {
                call("section");
                writer.section(section, bytes, offset, lengthBytes);
            }

            @Override
            public long complete(SnapshotManifest manifest) throws IOException {
                call("complete");
                long size = writer.complete(manifest);
                schedule.pause("completed");
                return size;
            }

            @Override
            public void close() {
                writer.close();
            }
        };
    }

    @Override
    public SnapshotReader open(long id) throws IOException {
        return store.open(id);
    }

    @Override
    public void delete(long id) throws IOException {
        call("delete");
        store.delete(id);
    }

    @Override
    public void announcePublication(long id) throws IOException {
        call("announce");
        store.announcePublication(id);
        schedule.pause("announced");
    }

    @Override
    public long publishedId() throws IOException {
        return store.publishedId();
    }

    @Override
    public long incarnation() {
        return incarnation;
    }

    @Override
    public boolean durable() {
        return true;
    }

    @Override
    public String place() {
        return "a simulated store";
    }

    @Override
    public void close() {
        // what is in it outlives the job
    }
}
