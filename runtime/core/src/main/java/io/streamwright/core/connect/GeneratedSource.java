package io.streamwright.core.connect;

import io.streamwright.core.api.ConnectorOption;
import io.streamwright.core.api.OptionValues;
import io.streamwright.core.api.StreamAddress;
import io.streamwright.core.source.Source;
import io.streamwright.core.source.SourceSpec;
import io.streamwright.core.source.SplitReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Base of sources that make events up. An event depends on its index alone, so that a restarted job makes the same ones
 * again; the position is the index. The options of the address:
 *
 * <ul>
 *   <li>{@code rate}: events per second, of all splits together; 0, the default, for as fast as the job takes them.
 *   <li>{@code limit}: how many events there are; without it the source does not end.
 *   <li>{@code splits}: in how many parts they come, 1 by default: event {@code i} is in split {@code i % splits}.
 *   <li>{@code seed}: other seeds give other events.
 * </ul>
 *
 * @param <T> the type of the events
 */
public abstract class GeneratedSource<T> implements Source<T> {
    /** Its options. */
    public static final List<ConnectorOption> OPTIONS = List.of(
            new ConnectorOption("rate", "events per second, 0 for no limit", "0"),
            new ConnectorOption("limit", "how many events, without an end by default", null),
            new ConnectorOption("splits", "in how many parts they come", "1"),
            new ConnectorOption("seed", "chooses among sequences of events", "0"));

    private static final int MOST_SPLITS = 1 << 16;
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private final SourceSpec<?> spec;
    private final long rate;
    private final long limit;
    private final int splits;
    private final long seed;

    /** With the options of the address. */
    protected GeneratedSource(SourceSpec<?> spec) {
        StreamAddress address = spec.address();
        this.spec = spec;
        this.rate = OptionValues.number(address, "rate", 0, 0, 1_000_000_000_000L);
        this.limit = OptionValues.number(address, "limit", Long.MAX_VALUE, 0, Long.MAX_VALUE);
        this.splits = (int) OptionValues.number(address, "splits", 1, 1, MOST_SPLITS);
        this.seed = OptionValues.number(address, "seed", 0, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /**
     * Makes the event of an index, from 0. Called by several lanes at the same time: it must not change anything that they
     * share, and must give the same event each time.
     */
    protected abstract T event(long index);

    /** The seed. */
    protected final long seed() {
        return seed;
    }

    /** Random bits that depend on the seed, the index and {@code draw}, which tells several for one event apart. */
    protected final long randomBits(long index, int draw) {
        // the mixer of java.util.SplittableRandom (David Stafford's variant 13), which takes any sequence of numbers
        long z = (seed + draw * 0x632BE59BD9B4E019L) ^ (index * GOLDEN_GAMMA);
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A random number from 0 to below {@code bound}, evenly spread; see {@link #randomBits}. */
    protected final int random(long index, int draw, int bound) {
        return (int) (((randomBits(index, draw) >>> 32) * bound) >>> 32);
    }

    @Override
    public final boolean bounded() {
        return limit != Long.MAX_VALUE;
    }

    @Override
    public final List<String> discover(Set<String> known) {
        List<String> found = new ArrayList<>();
        for (int split = 0; split < splits; split++) {
            String id = Integer.toString(split);
            if (!known.contains(id)) {
                found.add(id);
            }
        }
        return found;
    }

    @Override
    public final SplitReader<T> open(String splitId, byte @Nullable [] position) throws IOException {
        int split;
        try {
            split = Integer.parseInt(splitId);
        } catch (NumberFormatException e) {
            split = splits;
        }
        if (split >= splits) {
            throw new IOException(
                    "The stream " + spec.stream() + " has no part " + splitId + ", which is in the snapshot: "
                            + "the option splits of " + spec.address() + " must stay as it was");
        }
        return new GeneratedSplitReader<>(this, split, splits, limit, rate, spec, position);
    }
}
