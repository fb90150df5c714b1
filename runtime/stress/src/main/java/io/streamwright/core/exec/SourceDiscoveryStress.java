package io.streamwright.core.exec;

import io.streamwright.core.api.StreamAddress;
import io.streamwright.core.source.Source;
import io.streamwright.core.source.SourceOutput;
import io.streamwright.core.source.SplitReader;
import io.streamwright.core.time.TimeSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.L_Result;

/** The discovery thread that finds and opens splits, and a lane that takes them over. */
final class SourceDiscoveryStress {
    private static final StreamAddress ADDRESS = new StreamAddress("stress", "", Map.of());

    private SourceDiscoveryStress() {}

    /** Each time it is asked, time has moved on. */
    private static final class Clock implements TimeSource {
        private long nanos;

        @Override
        public long currentTimeMillis() {
            return 0;
        }

        @Override
        public long nanoTime() {
            return nanos += 1_000_000_000L;
        }
    }

    /** Always finds the same splits. */
    private record Splits(List<String> ids) implements Source<Integer> {
        @Override
        public boolean bounded() {
            return false;
        }

        @Override
        public long discoveryIntervalMillis() {
            return 1;
        }

        @Override
        public List<String> discover(Set<String> known) {
            return ids;
        }

        @Override
        public SplitReader<Integer> open(String splitId, byte @Nullable [] position) {
            return new Reader();
        }
    }

    /** With a field that nothing publishes but the hand-over. */
    private static final class Reader implements SplitReader<Integer> {
        private boolean opened;

        Reader() {
            opened = true;
        }

        @Override
        public int poll(SourceOutput<Integer> out, int maxEvents) {
            return opened ? 0 : 1;
        }

        @Override
        public byte[] position() {
            return new byte[0];
        }

        @Override
        public void close() {}
    }

    private static SharedSource<Integer> source(String... ids) {
        return new SharedSource<>("s", "s", ADDRESS, new Splits(List.of(ids)), 2);
    }

    private static SourceDiscovery watching(SharedSource<Integer> source) {
        SourceDiscovery discovery = new SourceDiscovery(new Clock(), new JobSignals(2, null), 2);
        discovery.watch(source, Set.of());
        return discovery;
    }

    /** Two splits are found, one for each lane. The first lane takes over its own; behind the comma stands what is left. */
    @JCStressTest
    @Outcome(id = "nothing yet, a0 b1 ", expect = Expect.ACCEPTABLE, desc = "looked before")
    @Outcome(id = "a0 , b1 ", expect = Expect.ACCEPTABLE, desc = "taken over")
    @Outcome(id = ".*closed.*", expect = Expect.FORBIDDEN, desc = "the reader is not seen as it was opened")
    @Outcome(expect = Expect.FORBIDDEN, desc = "a split is lost, doubled or with another lane")
    @State
    public static class Found {
        private final SourceDiscovery discovery = watching(source("a", "b"));
        private String taken = "";

        private String take(int lane) {
            SourceDiscovery.Found<?> found = discovery.poll(lane);
            if (found == null) {
                return "";
            }
            return ((Reader) found.reader()).opened ? found.id() + lane + " " : "closed";
        }

        @Actor
        public void discoveryThread() {
            discovery.look();
        }

        @Actor
        public void lane() {
            String split = take(0);
            taken = split.isEmpty() ? "nothing yet" : split;
        }

        @Arbiter
        public void rest(L_Result r) {
            StringBuilder rest = new StringBuilder(taken).append(", ");
            for (int lane = 0; lane < 2; lane++) {
                for (String split = take(lane); !split.isEmpty(); split = take(lane)) {
                    rest.append(split);
                }
            }
            r.r1 = rest.toString();
        }
    }

    /** A split counts as a lane's before the lane can take it over, so that others leave the source to that lane. */
    @JCStressTest
    @Outcome(id = "0, [01]", expect = Expect.ACCEPTABLE, desc = "looked before")
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "taken over, and counted")
    @Outcome(id = "1, 0", expect = Expect.FORBIDDEN, desc = "taken over before it counts")
    @State
    public static class Counted {
        private final SharedSource<Integer> source = source("a");
        private final SourceDiscovery discovery = watching(source);

        @Actor
        public void discoveryThread() {
            discovery.look();
        }

        @Actor
        public void lane(II_Result r) {
            r.r1 = discovery.poll(0) == null ? 0 : 1;
            r.r2 = source.shares().onlyElsewhere(1) ? 1 : 0;
        }
    }
}
