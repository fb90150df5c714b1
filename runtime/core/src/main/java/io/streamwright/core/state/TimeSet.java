package io.streamwright.core.state;

import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.codec.CorruptDataException;
import java.util.Arrays;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A set of times that never changes: adding and taking out give another set, which shares most of this one. An empty set is null.
 * So rows can refer to sets of millions, a handler that throws leaves them as they were, and a snapshot is written from one
 * in the background while timers go on firing.
 *
 * <p>A B-tree: leaves are sorted arrays, all as deep as each other; branches know the smallest time of each child. Nodes that have
 * become small stay so, but for those that are empty.
 */
public abstract class TimeSet {
    private static final int MOST = 64;

    private TimeSet() {}

    /** The set of one time. */
    public static TimeSet of(long time) {
        return new Leaf(new long[] {time});
    }

    /** The smallest time. */
    public abstract long first();

    /** Whether {@code time} is in it. */
    public abstract boolean contains(long time);

    /** How many there are. */
    public abstract long size();

    /** With {@code time}: this set itself if it is in it. */
    public abstract TimeSet with(long time);

    /** Without {@code time}: this set itself if it is not in it, null if nothing is left. */
    public final @Nullable TimeSet without(long time) {
        TimeSet rest = cut(time);
        while (rest instanceof Branch branch && branch.children.length == 1) {
            rest = branch.children[0];
        }
        return rest;
    }

    abstract @Nullable TimeSet cut(long time);

    /** Goes through all times in their order. */
    public abstract void forEach(LongConsumer action);

    abstract int height();

    /** Writes a set, which may be null. */
    public static void write(@Nullable TimeSet set, BinaryOutput out) {
        out.writeLong(set == null ? 0 : set.size());
        if (set != null) {
            set.forEach(out::writeLong);
        }
    }

    /** Reads what {@link #write} wrote. */
    public static @Nullable TimeSet read(BinaryInput in) {
        long left = in.readLong();
        if (left < 0) {
            throw new CorruptDataException("a set of " + left + " times");
        }
        TimeSet set = null;
        while (left > 0) {
            long[] times = new long[(int) Math.min(MOST, left)];
            for (int i = 0; i < times.length; i++) {
                times[i] = in.readLong();
            }
            set = joined(set, new Leaf(times));
            left -= times.length;
        }
        return set;
    }

    /** Hangs a leaf behind all others. */
    private static TimeSet joined(@Nullable TimeSet set, Leaf leaf) {
        if (set == null) {
            return leaf;
        }
        TimeSet joined = set.append(leaf);
        return joined == null ? new Branch(set, chain(leaf, set.height())) : joined;
    }

    /** With a leaf behind all others, or null if there is no place for it. */
    abstract @Nullable TimeSet append(Leaf leaf);

    /** A tree of this height with one leaf. */
    private static TimeSet chain(Leaf leaf, int height) {
        TimeSet node = leaf;
        while (node.height() < height) {
            node = new Branch(new TimeSet[] {node});
        }
        return node;
    }

    /** Where {@code time} is in {@code times}, or the complement of where it belongs. */
    private static int search(long[] times, long time) {
        return Arrays.binarySearch(times, time);
    }

    private static final class Leaf extends TimeSet {
        private final long[] times;

        Leaf(long[] times) {
            this.times = times;
        }

        @Override
        public long first() {
            return times[0];
        }

        @Override
        public boolean contains(long time) {
            return search(times, time) >= 0;
        }

        @Override
        public long size() {
            return times.length;
        }

        @Override
        public TimeSet with(long time) {
            int at = search(times, time);
            if (at >= 0) {
                return this;
            }
            at = ~at;
            if (times.length < MOST) {
                long[] more = new long[times.length + 1];
                System.arraycopy(times, 0, more, 0, at);
                more[at] = time;
                System.arraycopy(times, at, more, at + 1, times.length - at);
                return new Leaf(more);
            }
            if (at == times.length) {
                // times often come in their order: leaves stay full
                return new Branch(this, TimeSet.of(time));
            }
            int half = times.length / 2;
            Leaf left = new Leaf(Arrays.copyOf(times, half));
            Leaf right = new Leaf(Arrays.copyOfRange(times, half, times.length));
            return at <= half ? new Branch(left.with(time), right) : new Branch(left, right.with(time));
        }

        @Override
        @Nullable TimeSet cut(long time) {
            int at = search(times, time);
            if (at < 0) {
                return this;
            }
            if (times.length == 1) {
                return null;
            }
            long[] less = new long[times.length - 1];
            System.arraycopy(times, 0, less, 0, at);
            System.arraycopy(times, at + 1, less, at, less.length - at);
            return new Leaf(less);
        }

        @Override
        public void forEach(LongConsumer action) {
            for (long time : times) {
                action.accept(time);
            }
        }

        @Override
        int height() {
            return 0;
        }

        @Override
        @Nullable TimeSet append(Leaf leaf) {
            return null;
        }
    }

    private static final class Branch extends TimeSet {
        private final TimeSet[] children;

        /** The smallest time of each child. */
        private final long[] firsts;

        private final long size;
        private final int height;

        Branch(TimeSet... children) {
            this.children = children;
            this.firsts = new long[children.length];
            long all = 0;
            for (int i = 0; i < children.length; i++) {
                firsts[i] = children[i].first();
                all += children[i].size();
            }
            this.size = all;
            this.height = children[0].height() + 1;
        }

        /** The child in whose range {@code time} lies. */
        private int childOf(long time) {
            int at = search(firsts, time);
            return at >= 0 ? at : Math.max(0, ~at - 1);
        }

        @Override
        public long first() {
            return firsts[0];
        }

        @Override
        public boolean contains(long time) {
            return children[childOf(time)].contains(time);
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public TimeSet with(long time) {
            int at = childOf(time);
            TimeSet child = children[at].with(time);
            if (child == children[at]) {
                return this;
            }
            if (child.height() == children[at].height()) {
                TimeSet[] same = children.clone();
                same[at] = child;
                return new Branch(same);
            }
            // it is in two halves now, which both belong here
            TimeSet[] halves = ((Branch) child).children;
            TimeSet[] more = new TimeSet[children.length + 1];
            System.arraycopy(children, 0, more, 0, at);
            more[at] = halves[0];
            more[at + 1] = halves[1];
            System.arraycopy(children, at + 1, more, at + 2, children.length - at - 1);
            if (more.length <= MOST) {
                return new Branch(more);
            }
            int half = at == children.length - 1 ? MOST : more.length / 2;
            return new Branch(
                    new Branch(Arrays.copyOf(more, half)), new Branch(Arrays.copyOfRange(more, half, more.length)));
        }

        @Override
        @Nullable TimeSet cut(long time) {
            int at = childOf(time);
            TimeSet child = children[at].cut(time);
            if (child == children[at]) {
                return this;
            }
            if (child != null) {
                TimeSet[] same = children.clone();
                same[at] = child;
                return new Branch(same);
            }
            if (children.length == 1) {
                return null;
            }
            TimeSet[] less = new TimeSet[children.length - 1];
            System.arraycopy(children, 0, less, 0, at);
            System.arraycopy(children, at + 1, less, at, less.length - at);
            return new Branch(less);
        }

        @Override
        public void forEach(LongConsumer action) {
            for (TimeSet child : children) {
                child.forEach(action);
            }
        }

        @Override
        int height() {
            return height;
        }

        @Override
        @Nullable TimeSet append(Leaf leaf) {
            int last = children.length - 1;
            TimeSet grown = children[last].append(leaf);
            if (grown != null) {
                TimeSet[] same = children.clone();
                same[last] = grown;
                return new Branch(same);
            }
            if (children.length == MOST) {
                return null;
            }
            TimeSet[] more = Arrays.copyOf(children, children.length + 1);
            more[children.length] = chain(leaf, height - 1);
            return new Branch(more);
        }
    }
}
