package io.streamwright.core.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.api.StreamAddress;
import io.streamwright.core.codec.Codecs;
import io.streamwright.core.source.Source;
import io.streamwright.core.source.SourceOutput;
import io.streamwright.core.source.SourceSpec;
import io.streamwright.core.source.SplitReader;
import io.streamwright.core.time.TimeSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GeneratedSourceTest {
    private static final class Clock implements TimeSource {
        long nanos;

        @Override
        public long currentTimeMillis() {
            return nanos / 1_000_000;
        }

        @Override
        public long nanoTime() {
            return nanos;
        }
    }

    private static final class Squares extends GeneratorConnector {
        Squares() {
            super("squares");
        }

        @Override
        protected GeneratedSource<?> source(SourceSpec<?> spec) {
            return new GeneratedSource<Long>(spec) {
                @Override
                protected Long event(long index) {
                    return index * index;
                }
            };
        }
    }

    private static final class Collected implements SourceOutput<Long> {
        final List<Long> events = new ArrayList<>();
        boolean stop;

        @Override
        public boolean emit(Long event) {
            events.add(event);
            return !stop;
        }

        @Override
        public boolean emit(Long event, long timeMillis) {
            return emit(event);
        }

        @Override
        public boolean undecodable(String place, String reason, byte[] raw) {
            throw new AssertionError(reason);
        }
    }

    private final Clock clock = new Clock();

    private Source<Long> source(String options) {
        return new Squares()
                .create(new SourceSpec<>("in", "in", StreamAddress.parse("squares:" + options), Codecs.LONG, clock));
    }

    @Test
    void limit_thenEndsAndRestartsAnywhere() throws IOException {
        Source<Long> source = source("?limit=5");
        assertThat(source.bounded()).isTrue();
        assertThat(source.discover(Set.of())).containsExactly("0");
        Collected collected = new Collected();
        collected.stop = true;
        byte[] position = null;
        int polls = 0;
        while (true) {
            SplitReader<Long> reader = source.open("0", position);
            if (reader.poll(collected, 100) == SplitReader.ENDED) {
                break;
            }
            position = reader.position();
            polls++;
        }

        assertThat(polls).isEqualTo(5);
        assertThat(collected.events).containsExactly(0L, 1L, 4L, 9L, 16L);
    }

    @Test
    void splits_thenShareTheEvents() throws IOException {
        Source<Long> source = source("?limit=7&splits=3");
        assertThat(source.discover(Set.of("1"))).containsExactly("0", "2");
        Collected collected = new Collected();
        for (String id : List.of("2", "0", "1")) {
            SplitReader<Long> reader = source.open(id, null);
            assertThat(reader.poll(collected, 100)).isPositive();
            assertThat(reader.poll(collected, 100)).isEqualTo(SplitReader.ENDED);
        }

        assertThat(collected.events).containsExactly(4L, 25L, 0L, 9L, 36L, 1L, 16L);
    }

    @Test
    void rate_thenAsManyAsAreDue() throws IOException {
        Source<Long> source = source("?rate=10&splits=2");
        assertThat(source.bounded()).isFalse();
        SplitReader<Long> reader = source.open("0", null);
        Collected collected = new Collected();

        assertThat(reader.poll(collected, 100)).isEqualTo(1);
        assertThat(reader.poll(collected, 100)).isZero();
        clock.nanos += 200_000_000;
        assertThat(reader.poll(collected, 100)).isEqualTo(1);
        clock.nanos += 1_000_000_000;
        assertThat(reader.poll(collected, 3)).isEqualTo(3);
        assertThat(reader.poll(collected, 100)).isEqualTo(2);
        assertThat(reader.poll(collected, 100)).isZero();
    }

    @Test
    void splitsChangedSinceTheSnapshot_thenFails() throws IOException {
        SplitReader<Long> reader = source("?splits=2").open("1", null);
        byte[] position = reader.position();

        assertThatThrownBy(() -> source("?splits=3").open("1", position))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the option splits of squares: must stay as it was");
        assertThatThrownBy(() -> source("").open("1", position)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> source("").open("0", new byte[3])).hasMessageContaining("damaged");
    }

    @Test
    void randomNumbers_thenSameForTheSameSeedAndSpread() {
        GeneratedSource<?> one = (GeneratedSource<?>) source("?seed=1");
        GeneratedSource<?> other = (GeneratedSource<?>) source("?seed=2");
        int[] counts = new int[10];
        int same = 0;
        for (int i = 0; i < 100_000; i++) {
            assertThat(one.random(i, 0, 10)).isEqualTo(one.random(i, 0, 10));
            counts[one.random(i, 0, 10)]++;
            same += one.random(i, 0, 10) == other.random(i, 0, 10) ? 1 : 0;
        }

        for (int count : counts) {
            assertThat(count).isBetween(9_500, 10_500);
        }
        assertThat(same).isBetween(9_000, 11_000);
    }

    @Test
    void wrongOptions_thenRefused() {
        for (String option : List.of("rate=-1", "limit=many", "splits=0", "seed=x")) {
            assertThatThrownBy(() -> source("?" + option))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("must be a whole number");
        }
    }
}
