package io.streamwright.core.exchange;

import io.streamwright.core.operator.LaneProgram;
import java.util.ArrayList;
import java.util.List;

/** Connects the lanes of a job. Used by the starting thread, before any lane runs. */
public final class Exchanges {
    private Exchanges() {}

    /**
     * Gives each exchange a ring for each pair of lanes that it leads from and to.
     *
     * @param lanes the wiring of each lane, from 0
     * @param ringCapacity how many batches a ring holds
     */
    public static void connect(List<LaneProgram> lanes, int ringCapacity) {
        if (lanes.size() < 2) {
            return;
        }
        for (int i = 0; i < lanes.get(0).exchanges().size(); i++) {
            List<Exchange<?>> parts = new ArrayList<>();
            for (LaneProgram lane : lanes) {
                parts.add(lane.exchanges().get(i));
            }
            connectTyped(parts, ringCapacity);
        }
    }

    @SuppressWarnings("unchecked") // the same exchange on each lane, so the types are the same
    private static <T> void connectTyped(List<Exchange<?>> parts, int ringCapacity) {
        List<Exchange<T>> typed = new ArrayList<>();
        parts.forEach(part -> typed.add((Exchange<T>) part));
        Exchange.connect(typed, ringCapacity);
    }
}
