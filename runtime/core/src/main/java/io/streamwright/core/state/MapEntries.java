package io.streamwright.core.state;

import io.streamwright.core.codec.Codec;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a {@link HeapMap} in the order of their coming, in {@link MapChunk}s. Belongs to the map of its version, like
 * each chunk.
 *
 * <p>An entry has a position: the number of its chunk, and its place in there. Positions are given away one after the other and
 * go round at 2 to the 31st; there are never nearly as many at a time. Those at the front are let go of when all before them
 * have been removed. Where many are removed in between, entries are moved to the front, a few with each change of the map, so
 * that their order stays and nothing ever takes long.
 */
final class MapEntries {
    private static final int CHUNK_NUMBERS = MapIndex.POSITIONS_MASK >>> MapChunk.BITS;

    /** How many entries are moved, or places of removed ones passed over, with a change. */
    private static final int MOVES = 16;

    private static final int SPARSE_CHUNKS = 4;

    private final long version;

    /** From {@code head} on; null where all entries of a chunk have been removed. */
    private @Nullable MapChunk[] chunks;

    private int head;
    private int count;

    /** The number of the first chunk. */
    private int firstNumber;

    private boolean ownsChunks;
    private int size;

    /** While entries are moved together: the next place for one and the next one to be moved, from the first chunk on. */
    private boolean moving;

    private int moveTo;
    private int moveFrom;

    /** Takes each key with its position. */
    @FunctionalInterface
    interface Visitor {
        void visit(Object key, int position);
    }

    /** Learns that an entry has another position. */
    @FunctionalInterface
    interface Mover {
        void moved(Object key, int from, int to);
    }

    /** Empty. */
    MapEntries(long version) {
        this.version = version;
        this.chunks = new MapChunk[1];
        this.ownsChunks = true;
    }

    /** With the entries of an older version, which does not change any more. */
    MapEntries(long version, MapEntries other) {
        this.version = version;
        this.chunks = other.chunks;
        this.head = other.head;
        this.count = other.count;
        this.firstNumber = other.firstNumber;
        this.size = other.size;
        this.moving = other.moving;
        this.moveTo = other.moveTo;
        this.moveFrom = other.moveFrom;
    }

    int size() {
        return size;
    }

    int chunkCount() {
        return count;
    }

    /** A chunk by its rank, or null if nothing is left in it. */
    @Nullable MapChunk chunkAt(int rank) {
        return chunks[head + rank];
    }

    int position(int rank, int at) {
        return ((firstNumber + rank) & CHUNK_NUMBERS) << MapChunk.BITS | at;
    }

    private int rank(int position) {
        return ((position >>> MapChunk.BITS) - firstNumber) & CHUNK_NUMBERS;
    }

    /** The chunk of an entry, to be read. */
    MapChunk chunk(int position) {
        return Objects.requireNonNull(chunks[head + rank(position)]);
    }

    long time(int position) {
        return chunk(position).time(position & MapChunk.MASK);
    }

    /** The chunk of an entry, to be changed. */
    <K, V> MapChunk own(int position, Codec<K> key, Codec<V> value) {
        MapChunk chunk = chunk(position);
        if (chunk.version != version) {
            chunk = chunk.copy(version, key, value);
            ownChunks();
            chunks[head + rank(position)] = chunk;
        }
        return chunk;
    }

    private void ownChunks() {
        if (!ownsChunks) {
            chunks = Arrays.copyOfRange(chunks, head, head + count + 1);
            head = 0;
            ownsChunks = true;
        }
    }

    /** The position of a key, of few. */
    int find(Object key) {
        for (int rank = 0; rank < count; rank++) {
            MapChunk chunk = chunkAt(rank);
            for (int at = 0; chunk != null && at < chunk.used; at++) {
                if (key.equals(chunk.keys[at])) {
                    return position(rank, at);
                }
            }
        }
        return -1;
    }

    void forEach(Visitor visitor) {
        for (int rank = 0; rank < count; rank++) {
            MapChunk chunk = chunkAt(rank);
            for (int at = 0; chunk != null && at < chunk.used; at++) {
                Object key = chunk.keys[at];
                if (key != null) {
                    visitor.visit(key, position(rank, at));
                }
            }
        }
    }

    /** How many entries have not expired; counted up to {@code enough}. */
    int unexpired(StateTtl ttl, long now, int enough) {
        int valid = 0;
        for (int rank = 0; rank < count && valid < enough; rank++) {
            MapChunk chunk = chunkAt(rank);
            for (int at = 0; chunk != null && at < chunk.used && valid < enough; at++) {
                valid += chunk.isTaken(at) && !ttl.expired(chunk.time(at), now) ? 1 : 0;
            }
        }
        return valid;
    }

    /** Whether something in some chunks has expired, of those that there are from {@code from} on. */
    boolean hasExpired(int from, int atMost, StateTtl ttl, long now) {
        for (int rank = from; rank < Math.min(count, from + atMost); rank++) {
            MapChunk chunk = chunkAt(rank);
            for (int at = 0; chunk != null && at < chunk.used; at++) {
                if (chunk.isTaken(at) && ttl.expired(chunk.time(at), now)) {
                    return true;
                }
            }
        }
        return false;
    }

    // ---------------------------------------------------------------------------------------------------- changes

    /** Adds an entry behind all others and gives its position. */
    int append(Object key, @Nullable Object value, long time, boolean timed, IntFunction<MapChunk> own) {
        MapChunk last = count == 0 ? null : chunkAt(count - 1);
        if (last == null || last.used == MapChunk.CAPACITY) {
            last = newChunk(timed);
        } else {
            last = own.apply(position(count - 1, 0));
        }
        int at = last.used++;
        last.set(at, key, value, time);
        size++;
        return position(count - 1, at);
    }

    private MapChunk newChunk(boolean timed) {
        ownChunks();
        if (head + count == chunks.length) {
            if (head > count) {
                System.arraycopy(chunks, head, chunks, 0, count);
                Arrays.fill(chunks, count, chunks.length, null);
                head = 0;
            } else {
                chunks = Arrays.copyOf(chunks, head + count + Math.max(1, count >> 1));
            }
        }
        MapChunk chunk = new MapChunk(version, count == 0 ? 0 : MapChunk.CAPACITY, timed);
        chunks[head + count++] = chunk;
        return chunk;
    }

    /** Removes an entry from its chunk, which is owned. */
    void remove(MapChunk chunk, int position) {
        chunk.remove(position & MapChunk.MASK);
        size--;
        letGo(rank(position), chunk);
        while (count > 1 && chunkAt(0) == null) {
            dropFirst();
        }
    }

    /** Lets go of a chunk without entries, if nothing will be added to it. */
    private void letGo(int rank, MapChunk chunk) {
        if (chunk.live == 0 && (rank < count - 1 || chunk.used == MapChunk.CAPACITY)) {
            ownChunks();
            chunks[head + rank] = null;
        }
    }

    private void dropFirst() {
        ownChunks();
        chunks[head++] = null;
        count--;
        firstNumber = (firstNumber + 1) & CHUNK_NUMBERS;
        moveTo = Math.max(0, moveTo - MapChunk.CAPACITY);
        moveFrom = Math.max(0, moveFrom - MapChunk.CAPACITY);
    }

    void clear() {
        chunks = new MapChunk[1];
        ownsChunks = true;
        head = 0;
        count = 0;
        size = 0;
        moving = false;
    }

    // ------------------------------------------------------------------------------------------- moving together

    /** Whether many of the places are of entries that have been removed. */
    boolean isSparse() {
        return moving || (count > SPARSE_CHUNKS && size < count * (MapChunk.CAPACITY / 2));
    }

    /** Moves some entries to the front, or looks for them. */
    void moveSome(IntFunction<MapChunk> own, long mapVersion, Mover mover) {
        if (!moving) {
            moving = true;
            moveTo = 0;
            moveFrom = 0;
        }
        for (int i = 0; i < MOVES; i++) {
            int rank = moveFrom >>> MapChunk.BITS;
            if (rank >= count || (rank == count - 1 && isEnd(rank))) {
                finish(own);
                return;
            }
            MapChunk chunk = chunkAt(rank);
            if (chunk == null) {
                moveFrom = (rank + 1) << MapChunk.BITS;
            } else {
                int at = moveFrom & MapChunk.MASK;
                if (chunk.isTaken(at)) {
                    if (moveFrom != moveTo) {
                        move(rank, at, own, mapVersion, mover);
                    }
                    moveTo++;
                }
                moveFrom++;
            }
        }
    }

    private boolean isEnd(int rank) {
        MapChunk chunk = chunkAt(rank);
        return chunk != null && (moveFrom & MapChunk.MASK) >= chunk.used;
    }

    private void move(int rank, int at, IntFunction<MapChunk> own, long mapVersion, Mover mover) {
        int from = position(rank, at);
        int toRank = moveTo >>> MapChunk.BITS;
        int to = position(toRank, moveTo & MapChunk.MASK);
        MapChunk source = own.apply(from);
        MapChunk target = chunkAt(toRank);
        if (target == null) {
            target = new MapChunk(mapVersion, MapChunk.CAPACITY, source.times != null);
            target.used = MapChunk.CAPACITY;
            ownChunks();
            chunks[head + toRank] = target;
        } else {
            target = own.apply(to);
        }
        Object key = Objects.requireNonNull(source.keys[at]);
        target.set(to & MapChunk.MASK, key, source.values[at], source.time(at));
        source.remove(at);
        mover.moved(key, from, to);
        letGo(rank, source);
    }

    /** Everything stands at the front: what is behind is given away again. */
    private void finish(IntFunction<MapChunk> own) {
        ownChunks();
        int left = (moveTo + MapChunk.MASK) >>> MapChunk.BITS;
        Arrays.fill(chunks, head + left, head + count, null);
        count = left;
        int used = moveTo & MapChunk.MASK;
        if (used != 0 && chunkAt(count - 1) != null) {
            own.apply(position(count - 1, 0)).used = used;
        }
        moving = false;
    }
}
