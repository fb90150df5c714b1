package io.streamwright.core.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class HistogramCountsTest {
    private final HistogramHandle histogram = new OperatorMeters().histogram("sizes");

    @Test
    void everyValue_fallsIntoABucketAQuarterAsWide() {
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            long value = random.nextLong() >>> (1 + random.nextInt(63));
            long largest = HistogramCounts.largestOf(HistogramCounts.bucket(value));
            assertThat(largest).isGreaterThanOrEqualTo(value);
            assertThat(largest - value).isLessThanOrEqualTo(value / 4);
        }
    }

    @Test
    void buckets_followEachOtherWithoutGap() {
        for (int i = 1; i < HistogramCounts.BUCKETS; i++) {
            assertThat(HistogramCounts.bucket(HistogramCounts.largestOf(i - 1) + 1))
                    .isEqualTo(i);
            assertThat(HistogramCounts.bucket(HistogramCounts.largestOf(i))).isEqualTo(i);
        }
        assertThat(HistogramCounts.bucket(Long.MAX_VALUE)).isEqualTo(HistogramCounts.BUCKETS - 1);
        assertThat(HistogramCounts.largestOf(HistogramCounts.BUCKETS - 1)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void recordedValues_areCountedAndSummed() {
        for (long value = 0; value < 100; value++) {
            histogram.record(value);
        }
        histogram.record(-5);
        HistogramCounts counts = histogram.counts();
        assertThat(counts.count()).isEqualTo(101);
        assertThat(counts.sum()).isEqualTo(4950);
        assertThat(counts.max()).isEqualTo(99);
        assertThat(counts.countBelowPowerOfTwo(0)).isEqualTo(2);
        assertThat(counts.countBelowPowerOfTwo(6)).isEqualTo(65);
        assertThat(counts.quantile(0.5)).isBetween(48L, 63L);
        assertThat(counts.quantile(1)).isEqualTo(99);
        assertThat(counts.plus(counts).count()).isEqualTo(202);
        assertThatThrownBy(() -> counts.quantile(1.1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sumsBeyondLong_stayAtItsLargest() {
        histogram.record(Long.MAX_VALUE);
        histogram.record(Long.MAX_VALUE);
        assertThat(histogram.counts().sum()).isEqualTo(Long.MAX_VALUE);
        assertThat(histogram.counts().countBelowPowerOfTwo(62)).isZero();
        assertThat(histogram.counts().quantile(0.5)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void counters_onlyGoUp() {
        OperatorMeters meters = new OperatorMeters();
        CounterHandle counter = meters.counter("bots");
        counter.increment();
        counter.add(4);
        assertThat(meters.counter("bots")).isSameAs(counter);
        assertThat(counter.value()).isEqualTo(5);
        assertThatThrownBy(() -> counter.add(-1)).hasMessageContaining("bots");
    }
}
