package io.streamwright.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.core.exchange.TestLane.Arrived;
import io.streamwright.core.exchange.TestLane.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How event time moves where channels meet. */
@Timeout(60)
class ExchangeWatermarkTest {
    private final List<TestLane> lanes =
            Plan.of(Partitioning.BROADCAST, 3).batch(16).limits(0, 1).connected();
    private final TestLane receiver = lanes.get(0);

    private long receive() {
        lanes.forEach(TestLane::flush);
        receiver.receive();
        receiver.settle(receiver.stage(1));
        return receiver.texts.watermark();
    }

    private void advance(int lane, long to) {
        lanes.get(lane).texts.advanceTo(to, false);
    }

    private void idle(int lane, long at) {
        lanes.get(lane).texts.advanceTo(at, true);
    }

    private void end(int lane) {
        advance(lane, Long.MAX_VALUE);
        lanes.get(lane).texts.end();
    }

    @Test
    void watermark_isSmallestOfAllChannels() {
        advance(0, 10);
        advance(1, 20);
        assertThat(receive()).isEqualTo(Long.MIN_VALUE);
        advance(2, 30);
        assertThat(receive()).isEqualTo(10);
        advance(0, 25);
        assertThat(receive()).isEqualTo(20);
        advance(1, 40);
        assertThat(receive()).isEqualTo(25);
        assertThat(receiver.moves).containsExactly("10", "20", "25");
    }

    @Test
    void eventsOfOneSender_standBehindItsWatermarks() {
        List<TestLane> one =
                Plan.of(Partitioning.HASH, 2).batch(16).limits(1, 1).connected();
        TestLane lane = one.get(0);
        lane.send("a")
                .advance(10)
                .send("b", "c")
                .advance(20)
                .advance(30)
                .send("d")
                .advance(40);
        lane.flush().receive();
        assertThat(lane.arrived)
                .containsExactly(
                        new Arrived("a", 1, Long.MIN_VALUE),
                        new Arrived("b", 1, 10),
                        new Arrived("c", 1, 10),
                        new Arrived("d", 1, 30));
        assertThat(lane.texts.watermark()).isEqualTo(40);
        lane.settle(lane.stage(1));
        assertThat(lane.moves).containsExactly("10", "30", "40");
    }

    @Test
    void idleChannel_isLeftOut() {
        advance(0, 10);
        advance(1, 20);
        idle(2, 5);
        assertThat(receive()).isEqualTo(10);
        assertThat(receiver.texts.idle()).isFalse();
        idle(0, 10);
        assertThat(receive()).isEqualTo(20);
    }

    @Test
    void channelThatComesBackBehind_holdsBackNobodyUntilItHasCaughtUp() {
        advance(0, 10);
        advance(1, 20);
        idle(2, 5);
        assertThat(receive()).isEqualTo(10);
        advance(2, 6);
        assertThat(receive()).isEqualTo(10);
        advance(0, 15);
        assertThat(receive()).isEqualTo(15);
        advance(2, 15);
        advance(0, 30);
        assertThat(receive()).isEqualTo(15);
        advance(2, 17);
        assertThat(receive()).isEqualTo(17);
    }

    @Test
    void channelThatComesBackAhead_countsAtOnce() {
        advance(0, 10);
        advance(1, 20);
        idle(2, 12);
        assertThat(receive()).isEqualTo(10);
        advance(2, 12);
        assertThat(receive()).isEqualTo(10);
        advance(0, 30);
        assertThat(receive()).isEqualTo(12);
    }

    @Test
    void lastActiveChannelFallsIdle_thenAllMoveToTheLargest() {
        advance(0, 10);
        advance(1, 20);
        advance(2, 30);
        receive();
        idle(2, 30);
        idle(1, 20);
        assertThat(receive()).isEqualTo(10);
        idle(0, 10);
        assertThat(receive()).isEqualTo(30);
        assertThat(receiver.texts.idle()).isTrue();
    }

    @Test
    void lastActiveChannelThatLagsFallsIdle_thenWatermarkStays() {
        advance(0, 10);
        advance(1, 20);
        idle(2, 5);
        receive();
        advance(2, 6);
        receive();
        idle(1, 20);
        assertThat(receive()).isEqualTo(10);
        idle(0, 10);
        assertThat(receive()).isEqualTo(10);
        assertThat(receiver.texts.idle()).isFalse();
        idle(2, 6);
        assertThat(receive()).isEqualTo(10);
        assertThat(receiver.texts.idle()).isTrue();
    }

    /** A lane that has no split any more does not wait, as a split that has ended does not. */
    @Test
    void idleAndEndedChannels_moveToTheLargestOfThoseThatHaveNotEnded() {
        advance(0, 10);
        advance(1, 20);
        end(2);
        receive();
        idle(1, 20);
        receive();
        idle(0, 10);
        assertThat(receive()).isEqualTo(20);
        assertThat(receiver.texts.idle()).isTrue();
    }

    /** As with a source, whose split is active from its first event on. */
    @Test
    void eventOfIdleChannel_wakesItUpBeforeItIsProcessed() {
        advance(0, 10);
        advance(1, 20);
        idle(2, 5);
        receive();
        lanes.get(2).send("a");
        advance(0, 15);
        idle(2, 5);
        lanes.get(2).flush();
        receiver.receive();
        lanes.get(0).flush();
        receiver.receive();
        assertThat(receiver.arrived).containsExactly(new Arrived("a", 1, 10));
        assertThat(receive()).isEqualTo(15);
    }

    @Test
    void allIdle_isIdleAndKeepsItsWatermark() {
        advance(0, 10);
        advance(1, 20);
        advance(2, 30);
        receive();
        for (int lane = 0; lane < 3; lane++) {
            idle(lane, 40);
        }
        assertThat(receive()).isLessThanOrEqualTo(40);
        assertThat(receiver.texts.idle()).isTrue();
        assertThat(receiver.moves).endsWith("idle");
        for (int lane = 0; lane < 3; lane++) {
            advance(lane, 50);
        }
        assertThat(receive()).isEqualTo(50);
        assertThat(receiver.texts.idle()).isFalse();
    }

    @Test
    void endedChannel_isLeftOutUntilAllHaveEnded() {
        advance(0, 10);
        end(1);
        advance(2, 30);
        assertThat(receive()).isEqualTo(10);
        end(0);
        assertThat(receive()).isEqualTo(30);
        assertThat(receiver.gate.ended()).isFalse();
        end(2);
        assertThat(receive()).isEqualTo(Long.MAX_VALUE);
        assertThat(receiver.gate.ended()).isTrue();
        assertThat(receiver.texts.idle()).isFalse();
    }

    @Test
    void idleAndEndedChannelsTogether_areIdle() {
        advance(0, 10);
        advance(1, 20);
        idle(2, 5);
        receive();
        end(0);
        end(1);
        assertThat(receive()).isLessThan(Long.MAX_VALUE);
        assertThat(receiver.texts.idle()).isTrue();
        end(2);
        assertThat(receive()).isEqualTo(Long.MAX_VALUE);
        assertThat(receiver.texts.idle()).isFalse();
    }

    @Test
    void end_isSentOnce() {
        end(0);
        lanes.get(0).texts.end();
        receive();
        assertThat(receiver.gate.poll()).isFalse();
    }

    /** Never back, never ahead of the sender of an event, and at last as far as the slowest. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void randomSenders_areNeverOvertaken(long seed) {
        Random random = new Random(seed);
        long[] at = new long[3];
        List<Long> seen = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            int sender = random.nextInt(3);
            TestLane lane = lanes.get(sender);
            switch (random.nextInt(4)) {
                case 0 -> lane.advance(at[sender] += random.nextInt(5));
                case 1 -> lane.texts.send(Integer.toString(sender), at[sender]);
                case 2 -> {
                    if (!lane.stage(0).stalled()) {
                        lane.flush();
                    }
                }
                default -> receiver.gate.poll();
            }
            lanes.forEach(each -> each.resume(each.stage(0)));
            drain();
            seen.add(receiver.texts.watermark());
        }
        assertThat(seen).isSorted();
        assertThat(receiver.arrived)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.watermark()).isLessThanOrEqualTo(event.time()));
        for (int i = 0; i < 100; i++) {
            lanes.forEach(each -> each.resume(each.stage(0)));
            receive();
            drain();
        }
        assertThat(receiver.texts.watermark()).isEqualTo(Math.min(at[0], Math.min(at[1], at[2])));
    }

    /** The third stage, so that the second never stalls. */
    private void drain() {
        receiver.resume(receiver.stage(1));
        while (receiver.lastGate.poll()) {
            // until there is nothing
        }
    }
}
