package io.streamwright.core.operator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Each rule of the inputs of an operator. */
class WatermarkMergeTest {
    private final WatermarkMerge merge = new WatermarkMerge();

    private long look(long first, boolean firstIdle, long second, boolean secondIdle) {
        merge.begin().add(first, firstIdle).add(second, secondIdle).end();
        return merge.watermark();
    }

    @Test
    void bothActive_thenSmaller() {
        assertThat(look(10, false, Long.MIN_VALUE, false)).isEqualTo(Long.MIN_VALUE);
        assertThat(look(10, false, 20, false)).isEqualTo(10);
        assertThat(look(30, false, 20, false)).isEqualTo(20);
    }

    @Test
    void oneIdle_thenOther() {
        look(10, false, 20, false);
        assertThat(look(10, true, 20, false)).isEqualTo(20);
        assertThat(merge.idle()).isFalse();
    }

    @Test
    void comesBackBehind_thenAllWaitForIt() {
        look(10, true, 20, false);
        assertThat(look(12, false, 20, false)).isEqualTo(20);
        assertThat(look(12, false, 30, false)).isEqualTo(20);
        assertThat(look(25, false, 30, false)).isEqualTo(25);
    }

    @Test
    void bothIdle_thenLarger() {
        look(10, false, 20, false);
        assertThat(look(10, false, 20, true)).isEqualTo(10);
        assertThat(look(10, true, 20, true)).isEqualTo(20);
        assertThat(merge.idle()).isTrue();
    }

    @Test
    void bothFallIdleAtOnce_thenLarger() {
        look(10, false, 20, false);
        assertThat(look(10, true, 20, true)).isEqualTo(20);
        assertThat(look(12, false, 20, true)).isEqualTo(20);
        assertThat(look(21, false, 20, true)).isEqualTo(21);
    }

    @Test
    void lastActiveMovesOnAndFallsIdle_thenItsWatermarkCounts() {
        look(10, false, 20, true);
        assertThat(look(25, true, 20, true)).isEqualTo(25);
        assertThat(merge.idle()).isTrue();
    }

    @Test
    void oneEnded_thenOther() {
        assertThat(look(Long.MAX_VALUE, false, 20, false)).isEqualTo(20);
        assertThat(look(Long.MAX_VALUE, false, Long.MAX_VALUE, false)).isEqualTo(Long.MAX_VALUE);
    }

    /** As in Flink: the one that has ended is active, and nobody else is left. */
    @Test
    void oneEndedAndOtherIdle_thenTheEndOfTime() {
        assertThat(look(Long.MAX_VALUE, false, 20, true)).isEqualTo(Long.MAX_VALUE);
        assertThat(merge.idle()).isFalse();
    }

    @Test
    void manyInputs_thenSmallestOfAll() {
        merge.begin();
        for (int input = 0; input < 10; input++) {
            merge.add(100 - input, input == 9);
        }
        merge.end();
        assertThat(merge.watermark()).isEqualTo(92);
    }
}
