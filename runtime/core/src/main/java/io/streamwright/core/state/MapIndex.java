package io.streamwright.core.state;

import java.util.Arrays;

/**
 * Where the entries of a {@link HeapMap} stand, by the hashes of their keys: a directory of segments (extendible hashing), each
 * of which is a small table with open addressing. A part that is full splits in two, so that no step of growing touches more
 * than one; after a snapshot a change copies one. Belongs to the map of its version, like each part.
 *
 * <p>A place holds the hash in its upper half, and in its lower half a bit that says that it is taken and the position.
 */
final class MapIndex {
    /** The positions there are: they go round. */
    static final int POSITIONS_MASK = Integer.MAX_VALUE;

    static final long NOTHING = 0L;

    private static final long TAKEN = 1L << 31;
    private static final int FIRST_CAPACITY = 16;
    private static final int LARGEST_CAPACITY = 512;

    /** Splitting does not help keys of equal hash: beyond this depth a part grows instead. */
    private static final int MAX_DEPTH = 18;

    private static final int FURTHEST_SHIFT = Long.SIZE - 1;

    private final long version;
    private Part[] directory;
    private int depth;
    private boolean ownsDirectory;

    /** Part of an index. */
    static final class Part {
        private final long version;
        private final int depth;
        private final int prefix;
        private final int shift;
        final long[] places;
        final int mask;
        private int taken;

        private Part(long version, int capacity, int depth, int prefix) {
            this.version = version;
            this.depth = depth;
            this.prefix = prefix;
            this.shift = Long.SIZE - depth - Integer.numberOfTrailingZeros(capacity);
            this.places = new long[capacity];
            this.mask = capacity - 1;
        }

        private Part(long version, Part other) {
            this.version = version;
            this.depth = other.depth;
            this.prefix = other.prefix;
            this.shift = other.shift;
            this.places = other.places.clone();
            this.mask = other.mask;
            this.taken = other.taken;
        }

        /** Where looking for a hash begins. */
        int home(int hash) {
            return (int) (Segment.spread(hash) >>> shift) & mask;
        }

        /** The place that holds an entry. */
        int find(long entry) {
            int at = home(hash(entry));
            while (places[at] != entry) {
                at = (at + 1) & mask;
            }
            return at;
        }

        private void add(long entry) {
            int at = home(hash(entry));
            while (places[at] != NOTHING) {
                at = (at + 1) & mask;
            }
            places[at] = entry;
            taken++;
        }

        private boolean isFull() {
            return taken >= places.length - places.length / 4;
        }

        /** Removes what is at a place, moving later ones of its cluster up so that no gap hides them. */
        private void remove(int at) {
            int gap = at;
            int next = at;
            while (true) {
                next = (next + 1) & mask;
                if (places[next] == NOTHING) {
                    break;
                }
                int home = home(hash(places[next]));
                if (((next - home) & mask) >= ((next - gap) & mask)) {
                    places[gap] = places[next];
                    gap = next;
                }
            }
            places[gap] = NOTHING;
            taken--;
        }
    }

    /** Empty. */
    MapIndex(long version) {
        this.version = version;
        this.directory = new Part[] {new Part(version, FIRST_CAPACITY, 0, 0)};
        this.ownsDirectory = true;
    }

    /** With the entries of an older version, which does not change any more. */
    MapIndex(long version, MapIndex other) {
        this.version = version;
        this.directory = other.directory;
        this.depth = other.depth;
    }

    long version() {
        return version;
    }

    static long entry(int hash, int position) {
        return (long) hash << 32 | TAKEN | position;
    }

    static int hash(long entry) {
        return (int) (entry >>> 32);
    }

    static int position(long entry) {
        return (int) entry & POSITIONS_MASK;
    }

    /** The part of a hash, to be looked into. */
    Part part(int hash) {
        return directory[index(hash)];
    }

    private int index(int hash) {
        return (int) (Segment.spread(hash) >>> 1 >>> (FURTHEST_SHIFT - depth));
    }

    /** The part of a hash, to be changed. */
    private Part own(int hash) {
        Part part = part(hash);
        if (part.version != version) {
            part = new Part(version, part);
            enter(part);
        }
        return part;
    }

    private void enter(Part part) {
        if (!ownsDirectory) {
            directory = directory.clone();
            ownsDirectory = true;
        }
        int entries = 1 << (depth - part.depth);
        int first = part.prefix * entries;
        Arrays.fill(directory, first, first + entries, part);
    }

    /** Adds an entry for a key that is not there. */
    void add(int hash, int position) {
        Part part = own(hash);
        while (part.isFull()) {
            if (part.places.length < LARGEST_CAPACITY || part.depth >= MAX_DEPTH) {
                grow(part);
            } else {
                split(part);
            }
            part = part(hash);
        }
        part.add(entry(hash, position));
    }

    /** Removes an entry that is there. */
    void remove(int hash, int position) {
        Part part = own(hash);
        part.remove(part.find(entry(hash, position)));
    }

    /** Notes that an entry has moved. */
    void move(int hash, int from, int to) {
        Part part = own(hash);
        part.places[part.find(entry(hash, from))] = entry(hash, to);
    }

    private void grow(Part part) {
        Part grown = new Part(version, part.places.length * 2, part.depth, part.prefix);
        for (long entry : part.places) {
            if (entry != NOTHING) {
                grown.add(entry);
            }
        }
        enter(grown);
    }

    private void split(Part part) {
        if (part.depth == depth) {
            Part[] doubled = new Part[directory.length * 2];
            for (int i = 0; i < directory.length; i++) {
                doubled[2 * i] = directory[i];
                doubled[2 * i + 1] = directory[i];
            }
            directory = doubled;
            depth++;
            ownsDirectory = true;
        }
        int deeper = part.depth + 1;
        Part low = new Part(version, part.places.length, deeper, part.prefix * 2);
        Part high = new Part(version, part.places.length, deeper, part.prefix * 2 + 1);
        long bit = 1L << (Long.SIZE - deeper);
        for (long entry : part.places) {
            if (entry != NOTHING) {
                long spread = Segment.spread(hash(entry));
                ((spread & bit) == 0 ? low : high).add(entry);
            }
        }
        enter(low);
        enter(high);
    }
}
