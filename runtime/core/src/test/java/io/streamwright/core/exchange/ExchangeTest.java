package io.streamwright.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamwright.core.exchange.TestLane.Arrived;
import io.streamwright.core.exchange.TestLane.Plan;
import io.streamwright.core.state.KeyGroups;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where events go, in which order, and what happens where there is no room. */
@Timeout(60)
class ExchangeTest {
    private static String[] numbered(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toArray(String[]::new);
    }

    private static void flushAndReceive(List<TestLane> lanes) {
        for (int i = 0; i < 10; i++) {
            lanes.forEach(ExchangeTest::goOn);
        }
    }

    // -------------------------------------------------------------------------------------------------- partitioning

    @ParameterizedTest
    @EnumSource(names = {"FORWARD", "HASH", "REBALANCE", "SHUFFLE", "BROADCAST"})
    void texts_arriveInOrderOfTheirSender(Partitioning partitioning) {
        List<TestLane> lanes = Plan.of(partitioning, 3).batch(4).connected();
        for (int round = 0; round < 30; round++) {
            for (int lane = 0; lane < 3; lane++) {
                lanes.get(lane).send(lane + " " + (100 + round));
            }
            if (round % 7 == 0) {
                flushAndReceive(lanes);
            }
        }
        flushAndReceive(lanes);
        List<String> all = new ArrayList<>();
        for (TestLane lane : lanes) {
            all.addAll(lane.texts());
            for (int from = 0; from < 3; from++) {
                String prefix = from + " ";
                assertThat(lane.texts().stream()
                                .filter(text -> text.startsWith(prefix))
                                .toList())
                        .isSorted()
                        .doesNotHaveDuplicates();
            }
        }
        assertThat(all).hasSize(partitioning == Partitioning.BROADCAST ? 3 * 90 : 90);
    }

    @Test
    void hash_goesToOwnerOfKeyGroup() {
        List<TestLane> lanes = Plan.of(Partitioning.HASH, 3).connected();
        for (TestLane lane : lanes) {
            lane.send(numbered("key", 50));
        }
        flushAndReceive(lanes);
        for (int lane = 0; lane < 3; lane++) {
            assertThat(lanes.get(lane).texts()).isNotEmpty();
            for (String text : lanes.get(lane).texts()) {
                int group = KeyGroups.of(text.hashCode(), TestLane.KEY_GROUPS);
                assertThat(KeyGroups.laneOf(group, 3, TestLane.KEY_GROUPS)).isEqualTo(lane);
            }
        }
    }

    @Test
    void rebalance_goesToLanesInTurn() {
        List<TestLane> lanes = Plan.of(Partitioning.REBALANCE, 3).connected();
        lanes.get(1).send("a", "b", "c", "d", "e", "f", "g");
        flushAndReceive(lanes);
        assertThat(lanes.get(0).texts()).containsExactly("a", "d", "g");
        assertThat(lanes.get(1).texts()).containsExactly("b", "e");
        assertThat(lanes.get(2).texts()).containsExactly("c", "f");
    }

    @Test
    void shuffle_reachesAllLanesAboutEqually() {
        List<TestLane> lanes = Plan.of(Partitioning.SHUFFLE, 3).batch(8).connected();
        for (int i = 0; i < 100; i++) {
            lanes.get(2).send(numbered("", 9));
            flushAndReceive(lanes);
        }
        for (TestLane lane : lanes) {
            assertThat(lane.texts()).hasSizeBetween(200, 400);
        }
    }

    @Test
    void broadcast_goesToAllLanes() {
        List<TestLane> lanes = Plan.of(Partitioning.BROADCAST, 3).connected();
        lanes.get(0).send("a", "b");
        flushAndReceive(lanes);
        for (TestLane lane : lanes) {
            assertThat(lane.texts()).containsExactly("a", "b");
        }
    }

    @Test
    void forward_staysOnItsLane() {
        List<TestLane> lanes = Plan.of(Partitioning.FORWARD, 3).connected();
        for (int lane = 0; lane < 3; lane++) {
            lanes.get(lane).send("from " + lane);
        }
        flushAndReceive(lanes);
        for (int lane = 0; lane < 3; lane++) {
            assertThat(lanes.get(lane).texts()).containsExactly("from " + lane);
        }
    }

    // -------------------------------------------------------------------------------------------------------- limits

    @Test
    void receiverOnTwoOfThreeLanes_getsAllFromThree() {
        List<TestLane> lanes = Plan.of(Partitioning.HASH, 3).limits(0, 2).connected();
        for (TestLane lane : lanes) {
            lane.send(numbered("key", 20));
        }
        flushAndReceive(lanes);
        assertThat(lanes.get(2).gate.isEmpty()).isTrue();
        assertThat(lanes.get(0).texts().size() + lanes.get(1).texts().size()).isEqualTo(60);
        for (int lane = 0; lane < 2; lane++) {
            for (String text : lanes.get(lane).texts()) {
                int group = KeyGroups.of(text.hashCode(), TestLane.KEY_GROUPS);
                assertThat(KeyGroups.laneOf(group, 2, TestLane.KEY_GROUPS)).isEqualTo(lane);
            }
        }
    }

    @Test
    void senderOnOneOfThreeLanes_reachesThreeAndOnlyItCounts() {
        List<TestLane> lanes = Plan.of(Partitioning.BROADCAST, 3).limits(1, 0).connected();
        lanes.get(0).advance(5).send("a");
        flushAndReceive(lanes);
        for (TestLane lane : lanes) {
            assertThat(lane.arrived).containsExactly(new Arrived("a", 1, 5));
        }
    }

    @Test
    void senderAndReceiverOnOneLane_leaveOthersOut() {
        List<TestLane> lanes = Plan.of(Partitioning.REBALANCE, 3).limits(1, 1).connected();
        lanes.get(0).send("a", "b");
        flushAndReceive(lanes);
        assertThat(lanes.get(0).texts()).containsExactly("a", "b");
        assertThat(lanes.get(1).gate.isEmpty()).isTrue();
    }

    @Test
    void limitBeyondLanes_isAllLanes() {
        assertThat(Exchange.lanesOf(0, 3)).isEqualTo(3);
        assertThat(Exchange.lanesOf(2, 3)).isEqualTo(2);
        assertThat(Exchange.lanesOf(8, 3)).isEqualTo(3);
    }

    @Test
    void exchangeToEarlierStage_isRefused() {
        TestLane lane = Plan.of(Partitioning.HASH, 2).connected().get(0);
        assertThatThrownBy(() -> lane.new Texts(lane.setup, "back", Partitioning.HASH, 1, 1, 0, 0) {
                    @Override
                    protected void deliver(String event, long time) {}
                })
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an exchange leads to a later stage, not from 1 to 1");
    }

    // ------------------------------------------------------------------------------------------------------- batches

    @Test
    void batch_goesWhenFullOrFlushed() {
        List<TestLane> lanes = Plan.of(Partitioning.FORWARD, 2).batch(3).connected();
        TestLane lane = lanes.get(0);
        lane.send("a", "b").receive();
        assertThat(lane.texts()).isEmpty();
        lane.send("c", "d").receive();
        assertThat(lane.texts()).containsExactly("a", "b", "c");
        lane.flush().receive();
        assertThat(lane.texts()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void flushOfNothing_sendsNothing() {
        List<TestLane> lanes = Plan.of(Partitioning.FORWARD, 2).capacity(1).connected();
        TestLane lane = lanes.get(0);
        lane.advance(3).flush();
        lane.receive();
        lane.flush();
        assertThat(lane.gate.poll()).isFalse();
    }

    // --------------------------------------------------------------------------------------------------------- stalls

    @Test
    void fullRing_stallsSenderAndLosesNothing() {
        List<TestLane> lanes = Plan.of(Partitioning.FORWARD, 2).capacity(2).connected();
        TestLane lane = lanes.get(0);
        lane.send("a", "b");
        assertThat(lane.stage(0).stalled()).isFalse();
        lane.send("c");
        assertThat(lane.stage(0).stalled()).isTrue();
        assertThat(lane.lookUpWanted()).isTrue();
        lane.send("d").advance(9).flush();
        lane.texts.barrier(() -> false);
        lane.texts.end();
        assertThat(lane.resume(lane.stage(0))).isFalse();

        lane.gate.poll();
        assertThat(lane.resume(lane.stage(0))).isFalse();
        for (int i = 0; i < 20; i++) {
            goOn(lane);
            lane.gate.release();
        }
        assertThat(lane.gate.ended()).isTrue();
        assertThat(lane.texts()).containsExactly("a", "b", "c", "d");
        assertThat(lane.texts.watermark()).isEqualTo(9);
        assertThat(lane.stage(0).stalled()).isFalse();
    }

    /** One receiver that does not come along holds up what is sent to it, not what is sent to others. */
    @Test
    void fullRing_doesNotHoldUpOtherReceivers() {
        List<TestLane> lanes = Plan.of(Partitioning.BROADCAST, 2).capacity(1).connected();
        lanes.get(0).send("a");
        lanes.get(1).receive();
        lanes.get(0).send("b");
        assertThat(lanes.get(0).stage(0).stalled()).isTrue();
        lanes.get(1).receive();
        assertThat(lanes.get(1).texts()).containsExactly("a", "b");
        assertThat(lanes.get(0).texts()).isEmpty();
        assertThat(lanes.get(0).resume(lanes.get(0).stage(0))).isFalse();
        lanes.get(0).receive();
        assertThat(lanes.get(0).resume(lanes.get(0).stage(0))).isTrue();
        lanes.get(0).receive();
        assertThat(lanes.get(0).texts()).containsExactly("a", "b");
    }

    @Test
    void stageWhoseOutputFindsNoRoom_stopsAfterTheEventThatItIsAt() {
        List<TestLane> lanes =
                Plan.of(Partitioning.FORWARD, 2).batch(5).capacity(2).connected();
        TestLane lane = lanes.get(0);
        lane.send("a", "b", "c").advance(7).send("d", "e").advance(9).flush();

        assertThat(lane.gate.poll()).isTrue();
        assertThat(lane.stage(1).stalled()).isTrue();
        assertThat(lane.texts()).containsExactly("a", "b", "c");
        assertThat(lane.gate.poll()).isTrue();
        assertThat(lane.texts()).hasSize(3);
        assertThat(lane.resume(lane.stage(1))).isFalse();

        lane.lastGate.poll();
        assertThat(lane.resume(lane.stage(1))).isTrue();
        lane.gate.poll();
        assertThat(lane.texts()).containsExactly("a", "b", "c", "d");
        for (int i = 0; i < 10; i++) {
            goOn(lane);
        }
        assertThat(lane.arrived)
                .extracting(Arrived::watermark)
                .containsExactly(Long.MIN_VALUE, Long.MIN_VALUE, Long.MIN_VALUE, 7L, 7L);
        assertThat(lane.atEnd).isEqualTo(lane.arrived);
        assertThat(lane.texts.watermark()).isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void smallRings_keepAllInOrderWhateverTheOrderOfSteps(long seed) {
        Random random = new Random(seed);
        int batch = 1 + random.nextInt(3);
        List<TestLane> lanes = Plan.of(Partitioning.REBALANCE, 3)
                .batch(batch)
                .capacity(1 + random.nextInt(2))
                .connected();
        int[] sent = new int[3];
        for (int steps = 0; steps < 5_000; steps++) {
            int number = random.nextInt(3);
            step(lanes.get(number), number, sent, random);
        }
        for (int i = 0; i < 1_000; i++) {
            lanes.forEach(ExchangeTest::goOn);
        }
        List<String> all = new ArrayList<>();
        for (TestLane lane : lanes) {
            assertThat(lane.textsAtEnd()).isEqualTo(lane.texts());
            all.addAll(lane.texts());
            for (int from = 0; from < 3; from++) {
                String prefix = from + " ";
                assertThat(lane.texts().stream()
                                .filter(text -> text.startsWith(prefix))
                                .toList())
                        .isSorted();
            }
        }
        assertThat(all).doesNotHaveDuplicates().hasSize(sent[0] + sent[1] + sent[2]);
        assertThat(IntStream.of(sent).min().orElse(0)).isGreaterThan(20);
    }

    private static void step(TestLane lane, int number, int[] sent, Random random) {
        switch (random.nextInt(4)) {
            case 0 -> {
                if (lane.resume(lane.stage(0))) {
                    lane.send(number + " " + (10_000 + sent[number]++));
                }
            }
            case 1 -> {
                if (lane.resume(lane.stage(1)) && !lane.stage(1).pauses()) {
                    lane.gate.poll();
                }
            }
            case 2 -> lane.lastGate.poll();
            default -> {
                if (!lane.stage(0).stalled()) {
                    lane.flush();
                }
            }
        }
    }

    /** A round of a lane, the last stage first. */
    private static void goOn(TestLane lane) {
        while (lane.lastGate.poll()) {
            // until there is nothing
        }
        if (lane.resume(lane.stage(1))) {
            lane.receive();
        }
        if (lane.resume(lane.stage(0))) {
            lane.flush();
        }
        if (!lane.stage(1).stalled()) {
            lane.onwards.flush();
        }
    }
}
