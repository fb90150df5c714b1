package io.streamwright.benchmarks.loops;

import io.streamwright.benchmarks.feed.Checksum;
import io.streamwright.benchmarks.feed.Generator;
import io.streamwright.benchmarks.feed.NexmarkEvent;
import io.streamwright.benchmarks.feed.NexmarkEvent.Bid;
import io.streamwright.benchmarks.feed.NexmarkGenerator;
import io.streamwright.benchmarks.jobs.NexmarkQ5;

/**
 * {@link NexmarkQ5} as a loop: a table of counts for each two seconds, five of which are added up when a window closes. The
 * events are in the order of their times. Owned by one thread.
 */
public final class HotItemsLoop implements Loop<NexmarkEvent> {
    private static final long PANE_MILLIS = 2_000;
    private static final int PANES_OF_A_WINDOW = 5;

    /** Open are ten seconds, the four that events may be out of order, and the two that have begun; a power of two. */
    private static final int RING = 16;

    private final CountTable[] panes = new CountTable[RING];
    private final CountTable together = new CountTable();
    private final Checksum checksum = new Checksum();
    private long maxTime = Long.MIN_VALUE;
    private long newest = Long.MIN_VALUE;

    /** The last pane of the window that closes next. */
    private long closing;

    private long closesAt = Long.MAX_VALUE;
    private CountTable current = new CountTable();
    private long currentEnd = Long.MIN_VALUE;

    /** Empty. */
    public HotItemsLoop() {
        for (int i = 0; i < RING; i++) {
            panes[i] = new CountTable();
        }
    }

    @Override
    public void take(Generator<NexmarkEvent> generator, int events) {
        for (int i = 0; i < events; i++) {
            NexmarkEvent event = generator.next();
            long time = event.time();
            if (time > maxTime) {
                maxTime = time;
                long watermark = time - NexmarkGenerator.OUT_OF_ORDER_MILLIS - 1;
                if (watermark >= closesAt) {
                    closeUpTo(watermark);
                }
            }
            Bid bid = event.bid();
            if (bid != null) {
                if (time >= currentEnd) {
                    open(time);
                }
                current.add(bid.auction(), 1);
            }
        }
    }

    private void open(long time) {
        newest = Math.floorDiv(time, PANE_MILLIS);
        if (closesAt == Long.MAX_VALUE) {
            closing = newest;
            closesAt = lastMilli(closing);
        }
        current = panes[(int) newest & (RING - 1)];
        currentEnd = (newest + 1) * PANE_MILLIS;
    }

    private static long lastMilli(long pane) {
        return (pane + 1) * PANE_MILLIS - 1;
    }

    @Override
    public Checksum.Outcome end() {
        closeUpTo(Long.MAX_VALUE);
        return checksum.outcome();
    }

    private void closeUpTo(long time) {
        while (closesAt <= time && closing < newest + PANES_OF_A_WINDOW) {
            together.clear();
            for (long pane = closing - PANES_OF_A_WINDOW + 1; pane <= Math.min(closing, newest); pane++) {
                panes[(int) pane & (RING - 1)].addAllTo(together);
            }
            long most = together.most();
            if (most > 0) {
                together.with(most, auction -> new NexmarkQ5.HotItem(auction, most).addTo(checksum, closesAt));
            }
            panes[(int) (closing - PANES_OF_A_WINDOW + 1) & (RING - 1)].clear();
            closing++;
            closesAt = lastMilli(closing);
        }
    }
}
