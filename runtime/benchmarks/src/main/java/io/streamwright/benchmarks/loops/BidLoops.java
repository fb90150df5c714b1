package io.streamwright.benchmarks.loops;

import io.streamwright.benchmarks.feed.Checksum;
import io.streamwright.benchmarks.feed.Generator;
import io.streamwright.benchmarks.feed.NexmarkEvent;
import io.streamwright.benchmarks.feed.NexmarkEvent.Bid;
import io.streamwright.benchmarks.jobs.NexmarkQ0;
import io.streamwright.benchmarks.jobs.NexmarkQ1;
import io.streamwright.benchmarks.jobs.NexmarkQ2;

/** The queries of Nexmark that look at each bid alone, as loops. */
public final class BidLoops {
    private BidLoops() {}

    /** {@link NexmarkQ0}. */
    public static final class Q0 implements Loop<NexmarkEvent> {
        private final Checksum checksum = new Checksum();

        @Override
        public void take(Generator<NexmarkEvent> generator, int events) {
            for (int i = 0; i < events; i++) {
                Bid bid = generator.next().bid();
                if (bid != null) {
                    bid.addTo(checksum, bid.time());
                }
            }
        }

        @Override
        public Checksum.Outcome end() {
            return checksum.outcome();
        }
    }

    /** {@link NexmarkQ1}. */
    public static final class Q1 implements Loop<NexmarkEvent> {
        private final Checksum checksum = new Checksum();

        @Override
        public void take(Generator<NexmarkEvent> generator, int events) {
            for (int i = 0; i < events; i++) {
                Bid bid = generator.next().bid();
                if (bid != null) {
                    NexmarkQ1.BidInEuros.of(bid).addTo(checksum, bid.time());
                }
            }
        }

        @Override
        public Checksum.Outcome end() {
            return checksum.outcome();
        }
    }

    /** {@link NexmarkQ2}. */
    public static final class Q2 implements Loop<NexmarkEvent> {
        private final Checksum checksum = new Checksum();

        @Override
        public void take(Generator<NexmarkEvent> generator, int events) {
            for (int i = 0; i < events; i++) {
                Bid bid = generator.next().bid();
                if (bid != null && bid.auction() % NexmarkQ2.EACH == 0) {
                    new NexmarkQ2.Price(bid.auction(), bid.price()).addTo(checksum, bid.time());
                }
            }
        }

        @Override
        public Checksum.Outcome end() {
            return checksum.outcome();
        }
    }
}
