package io.streamwright.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimerQueueTest {
    private record Entry(long time, int timer, long keyWord) {}

    @Test
    void emptyQueue_hasNoNextTime() {
        TimerQueue queue = new TimerQueue();
        assertThat(queue.isEmpty()).isTrue();
        assertThat(queue.nextTime()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void entries_comeByTimeAndThenByTimer() {
        TimerQueue queue = new TimerQueue();
        queue.push(20, 0, 1, "a");
        queue.push(10, 2, 2, "b");
        queue.push(10, 1, 3, "c");
        assertThat(queue.nextTime()).isEqualTo(10);
        assertThat(queue.timer()).isEqualTo(1);
        assertThat(queue.keyWord()).isEqualTo(3);
        assertThat(queue.keyRef()).isEqualTo("c");
        queue.pop();
        assertThat(queue.timer()).isEqualTo(2);
        queue.pop();
        assertThat(queue.keyRef()).isEqualTo("a");
        queue.pop();
        assertThat(queue.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void randomEntries_comeInTheOrderOfAPriorityQueue(long seed) {
        Random random = new Random(seed);
        TimerQueue queue = new TimerQueue();
        PriorityQueue<Entry> expected =
                new PriorityQueue<>(Comparator.comparingLong(Entry::time).thenComparingInt(Entry::timer));
        for (int step = 0; step < 100_000; step++) {
            if (random.nextInt(100) < (step < 60_000 ? 60 : 30)) {
                Entry entry = new Entry(random.nextInt(5_000) - 2_500, random.nextInt(3), step);
                queue.push(entry.time(), entry.timer(), entry.keyWord(), null);
                expected.add(entry);
            } else if (!expected.isEmpty()) {
                Entry entry = expected.poll();
                assertThat(queue.nextTime()).as("seed %s", seed).isEqualTo(entry.time());
                assertThat(queue.timer()).as("seed %s", seed).isEqualTo(entry.timer());
                queue.pop();
            }
            assertThat(queue.size()).isEqualTo(expected.size());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void timesOfAnyDistance_comeInTheOrderOfAPriorityQueue(long seed) {
        Random random = new Random(seed);
        TimerQueue queue = new TimerQueue();
        PriorityQueue<Entry> expected =
                new PriorityQueue<>(Comparator.comparingLong(Entry::time).thenComparingInt(Entry::timer));
        long now = random.nextLong() >> random.nextInt(Long.SIZE);
        for (int step = 0; step < 100_000; step++) {
            boolean add = random.nextInt(100) < (step < 60_000 ? 55 : 40);
            if (add) {
                // from the past to the end of time, most of them near
                long distance = random.nextLong() >> 10 + random.nextInt(Long.SIZE - 10);
                long time = random.nextInt(1_000) == 0 ? random.nextLong() | 1 : saturated(now, distance);
                Object keyRef = seed % 2 == 0 ? "key " + step : null;
                Entry entry = new Entry(time, random.nextInt(3), step);
                queue.push(entry.time(), entry.timer(), entry.keyWord(), keyRef);
                expected.add(entry);
            } else if (!expected.isEmpty()) {
                Entry entry = expected.poll();
                now = Math.max(now, entry.time());
                assertThat(queue.nextTime()).as("seed %s, step %s", seed, step).isEqualTo(entry.time());
                assertThat(queue.timer()).as("seed %s, step %s", seed, step).isEqualTo(entry.timer());
                assertThat(queue.keyRef()).isEqualTo(seed % 2 == 0 ? "key " + queue.keyWord() : null);
                queue.pop();
            }
            assertThat(queue.nextTime())
                    .as("seed %s, step %s", seed, step)
                    .isEqualTo(
                            expected.isEmpty()
                                    ? Long.MAX_VALUE
                                    : expected.element().time());
        }
    }

    private static long saturated(long time, long distance) {
        long sum = time + distance;
        return ((time ^ sum) & (distance ^ sum)) < 0 ? (distance < 0 ? Long.MIN_VALUE + 1 : Long.MAX_VALUE) : sum;
    }

    @Test
    void manyEntriesOfOneMoment_allCome() {
        TimerQueue queue = new TimerQueue();
        for (int key = 0; key < 100_000; key++) {
            queue.push(1_700_000_000_000L, 0, key, null);
        }
        boolean[] seen = new boolean[100_000];
        while (!queue.isEmpty()) {
            assertThat(seen[(int) queue.keyWord()]).isFalse();
            seen[(int) queue.keyWord()] = true;
            queue.pop();
        }
        assertThat(seen).doesNotContain(false);
    }
}
