package io.streamwright.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.core.exchange.TestLane.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Barriers, the end, and sweeps that are not finished, where the channels of a stage meet. */
@Timeout(60)
class InputGateTest {
    private final List<TestLane> lanes =
            Plan.of(Partitioning.BROADCAST, 3).limits(0, 1).connected();
    private final TestLane receiver = lanes.get(0);
    private final InputGate gate = receiver.gate;

    private static final class TestBarrier implements Barrier {
        private boolean over;

        @Override
        public boolean over() {
            return over;
        }
    }

    private final TestBarrier barrier = new TestBarrier();

    private void barrier(int lane, Barrier which) {
        lanes.get(lane).texts.barrier(which);
    }

    private List<String> received() {
        receiver.receive();
        return receiver.texts();
    }

    /** Else what is late would depend on which lane starts first. */
    @Test
    void beforeAllHaveGreeted_noEventIsTakenIn() {
        List<TestLane> strangers =
                Plan.of(Partitioning.BROADCAST, 3).limits(0, 1).strangers();
        TestLane first = strangers.get(0);
        first.send("a");
        strangers.get(1).advance(7).send("b");
        assertThat(first.receive().texts()).isEmpty();
        assertThat(first.gate.greeted()).isFalse();
        strangers.get(2).advance(5).flush();
        assertThat(first.gate.greeted()).isTrue();
        assertThat(first.receive().texts()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void greeting_tellsWatermarkBeforeFirstEvent() {
        List<TestLane> strangers =
                Plan.of(Partitioning.BROADCAST, 2).limits(0, 1).strangers();
        TestLane first = strangers.get(0);
        first.advance(7).send("a");
        strangers.get(1).advance(5).flush();
        assertThat(first.gate.greeted()).isTrue();
        assertThat(first.texts.watermark()).isEqualTo(5);
        assertThat(first.receive().arrived).containsExactly(new TestLane.Arrived("a", 1, 5));
    }

    @Test
    void receiving_isNothingBetweenBatches() {
        lanes.get(1).send("a");
        receiver.receive();
        assertThat(gate.receiving()).isNull();
    }

    @Test
    void barrierFromAll_isAligned() {
        for (int lane = 0; lane < 3; lane++) {
            assertThat(gate.aligned()).isFalse();
            lanes.get(lane).send("before " + lane);
            barrier(lane, barrier);
            receiver.receive();
            assertThat(gate.aligning()).isSameAs(barrier);
        }
        assertThat(gate.aligned()).isTrue();
        assertThat(receiver.texts()).containsExactly("before 0", "before 1", "before 2");
        gate.release();
        assertThat(gate.aligned()).isFalse();
        assertThat(gate.aligning()).isNull();
    }

    @Test
    void channelBehindBarrier_isHeldBackAndOthersGoOn() {
        lanes.get(1).send("a");
        barrier(1, barrier);
        lanes.get(1).send("behind");
        lanes.get(2).send("b");
        assertThat(received()).containsExactlyInAnyOrder("a", "b");
        lanes.get(2).send("c");
        lanes.get(0).send("d");
        assertThat(received()).containsExactlyInAnyOrder("a", "b", "c", "d");

        barrier(0, barrier);
        barrier(2, barrier);
        assertThat(received()).doesNotContain("behind");
        assertThat(gate.aligned()).isTrue();
        gate.release();
        assertThat(received()).endsWith("behind");
    }

    @Test
    void watermarkBehindBarrier_isHeldBack() {
        for (int lane = 0; lane < 3; lane++) {
            lanes.get(lane).advance(10).flush();
        }
        barrier(1, barrier);
        lanes.forEach(lane -> lane.advance(20).flush());
        receiver.receive();
        assertThat(receiver.texts.watermark()).isEqualTo(10);
        barrier(0, barrier);
        barrier(2, barrier);
        receiver.receive();
        gate.release();
        receiver.receive();
        assertThat(receiver.texts.watermark()).isEqualTo(20);
    }

    @Test
    void barrierThatWasGivenUp_letsGo() {
        lanes.get(1).send("a");
        barrier(1, barrier);
        lanes.get(1).send("behind");
        assertThat(received()).containsExactly("a");
        barrier.over = true;
        assertThat(received()).containsExactly("a", "behind");
        assertThat(gate.aligning()).isNull();
    }

    @Test
    void lateArrivalsOfBarrierThatWasGivenUp_arePassedOver() {
        barrier(1, barrier);
        receiver.receive();
        barrier.over = true;
        barrier(0, barrier);
        lanes.get(0).send("behind 0");
        barrier(2, barrier);
        lanes.get(2).send("behind 2");
        assertThat(received()).containsExactlyInAnyOrder("behind 0", "behind 2");
        assertThat(gate.aligned()).isFalse();
        assertThat(gate.aligning()).isNull();
    }

    @Test
    void nextBarrier_isAlignedByItself() {
        TestBarrier next = new TestBarrier();
        barrier(0, barrier);
        barrier(1, barrier);
        receiver.receive();
        barrier.over = true;
        for (int lane = 0; lane < 3; lane++) {
            barrier(lane, next);
        }
        // the third lane sends the old one too, before the next
        receiver.receive();
        assertThat(gate.aligned()).isTrue();
        assertThat(gate.aligning()).isSameAs(next);
    }

    /** The coordinator never has two at once, so an older one cannot count any more even if nobody has said so. */
    @Test
    void newerBarrier_takesPlaceOfOlder() {
        TestBarrier next = new TestBarrier();
        barrier(0, barrier);
        receiver.receive();
        barrier(1, next);
        receiver.receive();
        assertThat(gate.aligning()).isSameAs(next);
        barrier(0, next);
        barrier(2, next);
        receiver.receive();
        assertThat(gate.aligned()).isTrue();
    }

    @Test
    void end_comesWhenAllHaveEnded_andBarriersStillPass() {
        for (int lane = 0; lane < 3; lane++) {
            assertThat(gate.ended()).isFalse();
            lanes.get(lane).send("last " + lane).advance(Long.MAX_VALUE);
            lanes.get(lane).texts.end();
            receiver.receive();
        }
        assertThat(gate.ended()).isTrue();
        assertThat(receiver.texts()).hasSize(3);
        for (int lane = 0; lane < 3; lane++) {
            barrier(lane, barrier);
        }
        receiver.receive();
        assertThat(gate.aligned()).isTrue();
    }

    @Test
    void unfinishedSweep_keepsEventsOut_andLetsBarriersPass() {
        lanes.forEach(lane -> lane.advance(5).flush());
        receiver.receive();
        lanes.forEach(lane -> lane.advance(10).flush());
        receiver.unfinishedSweeps = 2;
        lanes.get(1).send("waits");
        barrier(1, barrier);
        barrier(0, barrier);
        barrier(2, barrier);
        for (int i = 0; i < 10 && !receiver.stage(1).sweepPending(); i++) {
            gate.poll();
        }
        assertThat(receiver.stage(1).sweepPending()).isTrue();
        assertThat(receiver.texts()).isEmpty();

        // what has no events passes: the barriers of the other lanes
        for (int i = 0; i < 10; i++) {
            gate.poll();
        }
        assertThat(receiver.texts()).isEmpty();
        assertThat(gate.aligned()).isFalse();

        while (!receiver.settle(receiver.stage(1))) {
            // a part of the sweep at a time
        }
        receiver.receive();
        assertThat(receiver.texts()).containsExactly("waits");
        assertThat(gate.aligned()).isTrue();
    }

    @Test
    void sweepThatIsUnfinishedWhenBarriersCome_doesNotHoldThemUp() {
        lanes.forEach(lane -> lane.advance(10).flush());
        receiver.receive();
        receiver.unfinishedSweeps = 1;
        assertThat(receiver.settle(receiver.stage(1))).isFalse();
        for (int lane = 0; lane < 3; lane++) {
            barrier(lane, barrier);
        }
        for (int i = 0; i < 10; i++) {
            gate.poll();
        }
        assertThat(gate.aligned()).isTrue();
        assertThat(receiver.stage(1).sweepPending()).isTrue();
    }

    @Test
    void nothingSent_isNothingToPoll() {
        assertThat(gate.poll()).isFalse();
        assertThat(gate.isEmpty()).isFalse();
        assertThat(lanes.get(1).gate.isEmpty()).isTrue();
        assertThat(new InputGate(List.of()).poll()).isFalse();
    }

    @Test
    void channelsThatAllHaveBatches_areTakenInTurn() {
        for (int batch = 0; batch < 4; batch++) {
            lanes.get(1).send("b" + batch);
            lanes.get(2).send("c" + batch);
        }
        List<String> received = received();
        for (int batch = 0; batch < 4; batch++) {
            assertThat(received.subList(2 * batch, 2 * batch + 2)).containsExactlyInAnyOrder("b" + batch, "c" + batch);
        }
    }

    /** It may be given up between the look whether it has come from all and the look at what it is. */
    @Test
    void barrierThatIsGivenUpWhenAligned_isStillThere() {
        for (int lane = 0; lane < 3; lane++) {
            barrier(lane, barrier);
        }
        receiver.receive();
        assertThat(gate.aligned()).isTrue();
        barrier.over = true;
        assertThat(gate.aligning()).isSameAs(barrier);
    }
}
