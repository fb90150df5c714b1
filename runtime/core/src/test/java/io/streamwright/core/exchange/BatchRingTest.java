package io.streamwright.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a ring does on one thread; what it does on two is the business of the stress tests. */
class BatchRingTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "4, 4", "5, 8", "65535, 65536", "65536, 65536"})
    void capacity_isRoundedUpToPowerOfTwo(int asked, int given) {
        assertThat(new BatchRing<String>(asked).capacity()).isEqualTo(given);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 65537, Integer.MAX_VALUE})
    void capacityOutOfRange_isRefused(int asked) {
        assertThatThrownBy(() -> new BatchRing<String>(asked))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a ring has from 1 to 65,536 places, not " + asked);
    }

    @Test
    void emptyRing_givesNull() {
        BatchRing<String> ring = new BatchRing<>(2);
        assertThat(ring.poll()).isNull();
        ring.offer("a");
        ring.poll();
        assertThat(ring.poll()).isNull();
    }

    @Test
    void fullRing_refusesAndKeepsWhatItHas() {
        BatchRing<String> ring = new BatchRing<>(2);
        assertThat(ring.offer("a")).isTrue();
        assertThat(ring.offer("b")).isTrue();
        assertThat(ring.offer("c")).isFalse();
        assertThat(ring.poll()).isEqualTo("a");
        assertThat(ring.offer("d")).isTrue();
        assertThat(ring.poll()).isEqualTo("b");
        assertThat(ring.poll()).isEqualTo("d");
        assertThat(ring.poll()).isNull();
    }

    /** As a queue does, many times around. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void randomOffersAndPolls_areThoseOfQueue(int capacity) {
        BatchRing<Integer> ring = new BatchRing<>(capacity);
        Deque<Integer> queue = new ArrayDeque<>();
        Random random = new Random(capacity);
        for (int i = 0; i < 10_000; i++) {
            if (random.nextBoolean()) {
                boolean room = queue.size() < capacity;
                assertThat(ring.offer(i)).isEqualTo(room);
                if (room) {
                    queue.add(i);
                }
            } else {
                assertThat(ring.poll()).isEqualTo(queue.poll());
            }
        }
    }
}
