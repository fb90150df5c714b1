package io.streamwright.core.snapshot;

import java.io.IOException;
import java.util.List;

/** A store in whose place something else was published, so that a test need not publish it for good. */
record PublishedView(SnapshotStore store, long publishedId) implements SnapshotStore {
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
        return store.create(id);
    }

    @Override
    public SnapshotReader open(long id) throws IOException {
        return store.open(id);
    }

    @Override
    public void delete(long id) throws IOException {
        store.delete(id);
    }

    @Override
    public void announcePublication(long id) {
        throw new UnsupportedOperationException();
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
