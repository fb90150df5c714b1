package io.streamwright.testkit.random;

import java.util.LinkedHashMap;
import java.util.Map;

/** The splits of a source and how far event time is, by the book. */
final class NaiveSource {
    static final class Split {
        long maxTime = Long.MIN_VALUE;
        long watermark = Long.MIN_VALUE;
        long lastEvent;
        boolean idle;
        boolean ended;
    }

    final DrawnJob.Source source;
    final Map<String, Split> splits = new LinkedHashMap<>();
    private final Fault fault;
    boolean generates = true;
    boolean ended;
    long undecodable;
    long emptySince = -1;
    boolean idleWithoutSplits;
    long skipped;
    long watermark = Long.MIN_VALUE;
    boolean idle;

    NaiveSource(DrawnJob.Source source, Fault fault) {
        this.source = source;
        this.fault = fault;
    }

    Split split(String id, long now) {
        return splits.computeIfAbsent(id, key -> {
            Split split = new Split();
            split.lastEvent = now;
            // also if it ends at once: the time without splits begins anew
            emptySince = -1;
            idleWithoutSplits = false;
            return split;
        });
    }

    /** After each event: the largest time seen less the allowance less one. */
    void passed(Split split, long time) {
        split.idle = false;
        if (time > split.maxTime) {
            split.maxTime = time;
            if (generates && source.by().isEmpty()) {
                long allowance = fault == Fault.IN_ORDER_ONLY ? 0 : source.outOfOrderMillis();
                split.watermark = Math.max(split.watermark, time - allowance - 1);
            }
        }
    }

    /** After each event of a source whose watermarks a method tells; MIN for none. */
    void told(Split split, long to) {
        if (generates) {
            split.watermark = Math.max(split.watermark, to);
            if (fault == Fault.MARKS_COUNT_FOR_ALL) {
                splits.values().forEach(other -> other.watermark = Math.max(other.watermark, to));
            }
        }
    }

    /** Splits that have been silent for long are idle; so is a source of which all splits have ended for long. */
    void checkIdle(long now) {
        boolean open = splits.values().stream().anyMatch(split -> !split.ended);
        if (open || ended) {
            emptySince = -1;
            idleWithoutSplits = false;
        } else if (emptySince < 0) {
            emptySince = now;
        }
        if (source.idleAfterMillis() > 0) {
            for (Split split : splits.values()) {
                split.idle |= !split.ended && now - split.lastEvent >= source.idleAfterMillis();
            }
            idleWithoutSplits |= emptySince >= 0 && now - emptySince >= source.idleAfterMillis();
        }
    }

    /** When the first split, or the source without any, falls idle; MAX if none does. */
    long nextIdle() {
        long next = emptySince >= 0 && !idleWithoutSplits ? emptySince + source.idleAfterMillis() : Long.MAX_VALUE;
        for (Split split : splits.values()) {
            if (!split.ended && !split.idle) {
                next = Math.min(next, split.lastEvent + source.idleAfterMillis());
            }
        }
        return source.idleAfterMillis() > 0 ? next : Long.MAX_VALUE;
    }

    /**
     * The smallest of the splits that neither are idle nor have ended; if there are only idle ones, the largest of these; the end of
     * time once all have ended.
     */
    void refresh() {
        long smallest = Long.MAX_VALUE;
        long largest = Long.MIN_VALUE;
        long largestOfAll = Long.MIN_VALUE;
        boolean active = false;
        boolean open = false;
        for (Split split : splits.values()) {
            open |= !split.ended;
            largestOfAll = split.ended ? largestOfAll : Math.max(largestOfAll, split.watermark);
            if (!split.ended && (!split.idle || fault == Fault.IDLE_HOLDS_BACK)) {
                active = true;
                smallest = Math.min(smallest, split.watermark);
                largest = Math.max(largest, split.watermark);
            }
        }
        idle = open ? !active : idleWithoutSplits && !ended;
        if (active) {
            watermark = Math.max(watermark, fault == Fault.LARGEST_SPLIT ? largest : smallest);
        } else if (open) {
            watermark = Math.max(watermark, largestOfAll);
        } else if (ended) {
            watermark = Long.MAX_VALUE;
        }
    }
}
