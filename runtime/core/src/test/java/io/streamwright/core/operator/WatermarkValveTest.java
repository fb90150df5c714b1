package io.streamwright.core.operator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Each rule of the streams of one input. */
class WatermarkValveTest {
    private final WatermarkValve valve = new WatermarkValve();
    private final long[] at = {Long.MIN_VALUE, Long.MIN_VALUE, Long.MIN_VALUE};
    private final boolean[] idle = new boolean[3];

    private WatermarkValveTest watermark(int stream, long to) {
        at[stream] = to;
        return this;
    }

    private WatermarkValveTest idle(int stream, boolean isIdle) {
        idle[stream] = isIdle;
        return this;
    }

    private long look() {
        valve.begin();
        for (int i = 0; i < at.length; i++) {
            valve.add(at[i], idle[i]);
        }
        valve.end();
        return valve.watermark();
    }

    private void at(long first, long second, long third) {
        watermark(0, first).watermark(1, second).watermark(2, third).look();
    }

    @Test
    void allActive_thenSmallest() {
        assertThat(watermark(0, 10).watermark(1, 20).look()).isEqualTo(Long.MIN_VALUE);
        assertThat(watermark(2, 15).look()).isEqualTo(10);
        assertThat(watermark(0, 30).look()).isEqualTo(15);
        assertThat(valve.idle()).isFalse();
    }

    @Test
    void slowestFallsIdle_thenNextOne() {
        at(10, 20, 30);
        assertThat(idle(0, true).look()).isEqualTo(20);
        assertThat(valve.idle()).isFalse();
    }

    @Test
    void comesBackBehind_thenCountsOnceItHasCaughtUp() {
        at(10, 20, 30);
        idle(0, true).look();
        assertThat(idle(0, false).watermark(0, 12).look()).isEqualTo(20);
        assertThat(watermark(1, 25).look()).isEqualTo(25);
        assertThat(watermark(0, 24).watermark(1, 28).look()).isEqualTo(28);
        assertThat(watermark(0, 28).watermark(1, 40).watermark(2, 50).look()).isEqualTo(28);
        assertThat(watermark(0, 29).look()).isEqualTo(29);
    }

    @Test
    void comesBackAhead_thenCountsAtOnce() {
        at(10, 20, 30);
        idle(2, true).look();
        assertThat(idle(2, false).watermark(0, 50).watermark(1, 50).look()).isEqualTo(30);
    }

    @Test
    void movesOnAndFallsIdle_thenHasMovedOn_alsoIfTheOthersAreBehind() {
        at(10, 20, 30);
        idle(0, true).look();
        assertThat(idle(0, false).watermark(0, 12).idle(2, true).look()).isEqualTo(20);
        assertThat(watermark(1, 25).idle(1, true).look()).isEqualTo(25);
        assertThat(valve.idle()).isFalse();
        assertThat(watermark(0, 26).look()).isEqualTo(26);
    }

    @Test
    void allFallIdle_thenLargest() {
        at(10, 20, 30);
        idle(2, true).look();
        assertThat(idle(0, true).look()).isEqualTo(20);
        assertThat(idle(1, true).look()).isEqualTo(30);
        assertThat(valve.idle()).isTrue();
    }

    @Test
    void allFallIdleAtOnce_thenLargest() {
        at(10, 20, 30);
        idle(0, true).idle(1, true).idle(2, true);
        assertThat(look()).isEqualTo(30);
        assertThat(valve.idle()).isTrue();
    }

    @Test
    void lastToFallIdleHadNotCaughtUp_thenWatermarkStays() {
        at(10, 20, 30);
        idle(0, true).idle(2, true).look();
        assertThat(valve.watermark()).isEqualTo(20);
        idle(0, false).watermark(0, 15).look();
        idle(1, true).look();
        assertThat(valve.watermark()).isEqualTo(20);
        assertThat(valve.idle()).isFalse();
        assertThat(idle(0, true).look()).isEqualTo(20);
        assertThat(valve.idle()).isTrue();
    }

    @Test
    void firstOfAllIdleComesBack_thenActiveAndWaitsForIt() {
        at(10, 20, 30);
        idle(0, true).idle(1, true).idle(2, true).look();
        assertThat(idle(1, false).watermark(1, 25).look()).isEqualTo(30);
        assertThat(valve.idle()).isFalse();
        assertThat(watermark(1, 31).look()).isEqualTo(31);
    }

    @Test
    void endedBeforeTheOthers_thenDoesNotHoldBack() {
        at(10, 20, 30);
        assertThat(watermark(0, Long.MAX_VALUE).look()).isEqualTo(20);
        assertThat(watermark(1, Long.MAX_VALUE).look()).isEqualTo(30);
        assertThat(watermark(2, Long.MAX_VALUE).look()).isEqualTo(Long.MAX_VALUE);
    }

    /** As in Flink: who has ended is active, and nobody else is left. */
    @Test
    void endedAndAllOthersIdle_thenTheEndOfTime() {
        at(10, 20, 30);
        watermark(0, Long.MAX_VALUE).idle(1, true).look();
        assertThat(idle(2, true).look()).isEqualTo(Long.MAX_VALUE);
        assertThat(valve.idle()).isFalse();
    }

    @Test
    void newValve_knowsWhatWasReachedBefore() {
        WatermarkValve restarted = new WatermarkValve();
        restarted.begin(20).add(15, false).add(25, false).end();
        assertThat(restarted.watermark()).isEqualTo(25);
    }

    @Test
    void newValveWhereAllAreIdle_staysWhereItWas() {
        WatermarkValve restarted = new WatermarkValve();
        restarted.begin(20).add(15, true).add(25, true).end();
        assertThat(restarted.watermark()).isEqualTo(20);
        assertThat(restarted.idle()).isTrue();
    }
}
