package io.streamwright.core.exchange;

import io.streamwright.core.operator.LaneProgram;
import io.streamwright.core.operator.SweepBudget;
import java.util.List;

/** One of two lanes with an exchange from the first stage of lane 0 to the second stage of both; notes what arrives. */
final class PairLane extends LaneProgram {
    final Numbers numbers;
    private final StringBuilder log = new StringBuilder();
    private InputGate gate = new InputGate(List.of());

    private PairLane(StressSetup setup) {
        super(setup, 2);
        this.numbers = exchange(new Numbers(setup));
    }

    /** Two lanes, connected by rings of this capacity, which have greeted each other. */
    static List<PairLane> pair(int batch, int capacity) {
        List<PairLane> pair =
                List.of(new PairLane(new StressSetup(0, 2, batch)), new PairLane(new StressSetup(1, 2, batch)));
        Exchanges.connect(List.copyOf(pair), capacity);
        pair.forEach(lane -> lane.gate = new InputGate(List.of(lane.numbers)));
        // says where it stands, without which nothing is taken in
        pair.get(0).numbers.flush();
        pair.get(1).receive(1);
        return pair;
    }

    /** Takes what is there, in so many attempts. */
    void receive(int attempts) {
        for (int i = 0; i < attempts; i++) {
            gate.poll();
            if (gate.aligned()) {
                log.append("| ");
                gate.release();
            }
        }
    }

    InputGate gate() {
        return gate;
    }

    /** What has arrived: each event with the watermark before it, barriers, and the end. */
    String log() {
        return log + (gate.ended() ? "end@" + numbers.watermark() : "");
    }

    @Override
    protected boolean advance(SweepBudget sweepBudget) {
        return true;
    }

    @Override
    protected boolean advance(int stage, SweepBudget sweepBudget) {
        return true;
    }

    /** Sends everything to lane 1. */
    final class Numbers extends Exchange<Integer> {
        Numbers(StressSetup setup) {
            super(PairLane.this, setup, "numbers", "notes", Partitioning.BROADCAST, 0, 1, 1, 0);
        }

        @Override
        public void send(Integer event, long time) {
            toLane(1, event, time);
        }

        @Override
        protected void deliver(Integer event, long time) {
            log.append(event).append('@').append(watermark()).append(' ');
        }
    }
}
