package io.streamwright.core.exec;

import io.streamwright.core.snapshot.SectionId;
import io.streamwright.core.snapshot.SnapshotManifest;
import io.streamwright.core.snapshot.SnapshotReader;
import io.streamwright.core.snapshot.SnapshotStore;
import io.streamwright.core.snapshot.SnapshotWriter;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Another store, some calls of which fail. */
class FaultyStore implements SnapshotStore {
    private final SnapshotStore store;

    final AtomicInteger failWrites = new AtomicInteger();
    final AtomicInteger failAnnouncements = new AtomicInteger();
    final AtomicInteger failDeletes = new AtomicInteger();
    final List<Long> announced = new CopyOnWriteArrayList<>();
    final AtomicInteger opened = new AtomicInteger();
    volatile long sectionNanos;

    FaultyStore(SnapshotStore store) {
        this.store = store;
    }

    private static void fail(AtomicInteger left, String message) throws IOException {
        if (left.getAndUpdate(value -> Math.max(0, value - 1)) > 0) {
            throw new IOException(message);
        }
    }

    @Override
    public List<Long> ids() throws IOException {
        return store.ids();
    }

    @Override
    public long nextId() throws IOException {
        return store.nextId();
    }

    @Override
    public SnapshotWriter create(long id) throws IOException {
        SnapshotWriter writer = store.create(id);
        opened.incrementAndGet();
        return new SnapshotWriter() {
            @Override
            public void section(SectionId section, byte[] bytes, int offset, int lengthBytes) throws IOException {
                LockSupport.parkNanos(sectionNanos);
                fail(failWrites, "disk full");
                writer.section(section, bytes, offset, lengthBytes);
            }

            @Override
            public long complete(SnapshotManifest manifest) throws IOException {
                return writer.complete(manifest);
            }

            @Override
            public void close() {
                opened.decrementAndGet();
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
        fail(failDeletes, "cannot delete");
        store.delete(id);
    }

    @Override
    public void announcePublication(long id) throws IOException {
        fail(failAnnouncements, "cannot note");
        announced.add(id);
        store.announcePublication(id);
    }

    @Override
    public long publishedId() throws IOException {
        return store.publishedId();
    }

    @Override
    public boolean durable() {
        return store.durable();
    }

    @Override
    public String place() {
        return store.place();
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
