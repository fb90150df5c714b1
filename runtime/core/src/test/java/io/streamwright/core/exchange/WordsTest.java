package io.streamwright.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.streamwright.core.exchange.TestLane.Plan;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events that cross over as words, and batches that are filled again. */
class WordsTest {
    /** Something of primitives. */
    private record Reading(long sensor, double value) {}

    /** A reading that has arrived. */
    private record Arrived(Reading reading, long time, long watermark) {}

    private static final class Readings extends Exchange<Reading> {
        final List<Arrived> arrived = new ArrayList<>();

        Readings(TestLane lane) {
            super(lane, lane.setup, "readings", "readings", Partitioning.HASH, 0, 1, 0, 0);
        }

        @Override
        public void send(Reading event, long time) {
            aimAtOwner(Long.hashCode(event.sensor()));
            toAim(event, time);
        }

        @Override
        protected void deliver(Reading event, long time) {
            arrived.add(new Arrived(event, time, watermark()));
        }

        @Override
        protected int words() {
            return 2;
        }

        @Override
        protected void write(Reading event, long[] words, int at) {
            words[at] = event.sensor();
            words[at + 1] = Double.doubleToRawLongBits(event.value());
        }

        @Override
        protected Reading event(int row) {
            long[] words = arriving();
            int at = row + HEAD;
            return new Reading(words[at], Double.longBitsToDouble(words[at + 1]));
        }
    }

    private final List<Readings> readings = new ArrayList<>();
    private final List<InputGate> gates = new ArrayList<>();

    private void connect(int batch, int capacity) {
        for (TestLane lane : Plan.of(Partitioning.HASH, 2).batch(batch).strangers()) {
            readings.add(new Readings(lane));
        }
        Exchange.<Reading>connect(List.copyOf(readings), capacity);
        readings.forEach(Exchange::flush);
        readings.forEach(reading -> gates.add(new InputGate(List.of(reading))));
        all();
    }

    private List<Arrived> all() {
        for (InputGate gate : gates) {
            while (gate.poll()) {
                // until there is nothing
            }
        }
        List<Arrived> all = new ArrayList<>();
        readings.forEach(reading -> all.addAll(reading.arrived));
        readings.forEach(reading -> reading.arrived.clear());
        return all;
    }

    @Test
    void readings_arriveAsTheyWereSentWithTimeAndWatermark() {
        connect(4, 8);
        readings.get(1).advanceTo(5, false);
        readings.get(0).advanceTo(3, false);
        readings.get(0).send(new Reading(7, -0.0), 9);
        readings.get(0).advanceTo(4, false);
        readings.get(0).send(new Reading(7, Double.NaN), Long.MIN_VALUE);
        readings.get(0).send(new Reading(Long.MAX_VALUE, Double.MIN_VALUE), Long.MAX_VALUE);
        readings.forEach(Exchange::flush);
        assertThat(all())
                .extracting(Arrived::reading, Arrived::time)
                .containsExactlyInAnyOrder(
                        tuple(new Reading(7, -0.0), 9L),
                        tuple(new Reading(7, Double.NaN), Long.MIN_VALUE),
                        tuple(new Reading(Long.MAX_VALUE, Double.MIN_VALUE), Long.MAX_VALUE));
        assertThat(readings.get(0).watermark()).isEqualTo(4);
    }

    /** Batches of all sizes up to the largest, over and over, so that each is filled with fewer events than before as well. */
    @Test
    void batchesThatAreFilledAgain_holdNothingOfBefore() {
        connect(5, 2);
        long number = 0;
        for (int round = 0; round < 200; round++) {
            List<Reading> sent = new ArrayList<>();
            for (int i = 0; i < round % 7; i++) {
                Reading reading = new Reading(number, number++);
                readings.get(round % 2).send(reading, round);
                sent.add(reading);
            }
            readings.forEach(Exchange::flush);
            List<Arrived> arrived = new ArrayList<>(all());
            readings.forEach(Exchange::retry);
            arrived.addAll(all());
            assertThat(arrived).extracting(Arrived::reading).containsExactlyInAnyOrderElementsOf(sent);
            int time = round;
            assertThat(arrived).allMatch(one -> one.time() == time);
        }
    }

    @Test
    void barrierAndEnd_standOnceInABatchThatIsFilledAgain() {
        connect(2, 2);
        Barrier barrier = () -> false;
        readings.forEach(reading -> reading.barrier(barrier));
        for (InputGate gate : gates) {
            while (!gate.aligned()) {
                assertThat(gate.poll()).isTrue();
            }
            gate.release();
        }
        for (int i = 0; i < 8; i++) {
            readings.forEach(reading -> reading.advanceTo(reading.watermark() + 1, false));
            readings.forEach(Exchange::flush);
            for (InputGate gate : gates) {
                while (gate.poll()) {
                    assertThat(gate.aligning()).isNull();
                }
                assertThat(gate.ended()).isFalse();
            }
        }
    }
}
