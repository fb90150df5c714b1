package io.streamwright.testkit.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.testkit.lanes.Primitives.Each;
import io.streamwright.testkit.lanes.Primitives.Seen;
import io.streamwright.testkit.simulation.Outcome;
import io.streamwright.testkit.simulation.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Values of all primitive types, the odd ones above all, are on the other lane what they were. */
@Timeout(120)
class PrimitivesTest {
    private static final float[] ROUGH = {
        -0.0f, Float.NaN, Float.intBitsToFloat(0x7fc0_1234), Float.MIN_VALUE, Float.NEGATIVE_INFINITY, Float.MAX_VALUE
    };
    private static final double[] FINE = {
        -0.0, Double.NaN, Double.longBitsToDouble(0x7ff8_0000_1234_5678L), Double.MIN_VALUE, Double.NEGATIVE_INFINITY
    };
    private static final char[] LETTERS = {0, 'a', Character.MAX_VALUE, '\ud800'};

    private static List<Each> events() {
        Random random = new Random(7);
        List<Each> events = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            events.add(new Each(
                    random.nextInt(),
                    i == 0 ? Long.MIN_VALUE + 1 : random.nextLong() >> random.nextInt(64),
                    (byte) random.nextInt(),
                    (short) random.nextInt(),
                    LETTERS[i % LETTERS.length],
                    random.nextBoolean(),
                    ROUGH[i % ROUGH.length],
                    FINE[i % FINE.length]));
        }
        return events;
    }

    @Test
    void primitivesOfAllKinds_crossOverUnchanged() {
        List<Each> events = events();
        Simulation.of(new PrimitivesJob())
                .source("all", events)
                .set("exchange-batch-size", "3")
                .parallelism(2, 3)
                .schedules(40)
                .check(outcome -> checkAll(events, outcome))
                .run();
    }

    private static void checkAll(List<Each> events, Outcome outcome) {
        List<Seen> expected = events.stream()
                .map(each -> new Seen(
                        each, 1, Float.floatToRawIntBits(each.rough()), Double.doubleToRawLongBits(each.fine())))
                .toList();
        assertThat(outcome.results("seen")).hasSize(events.size()).containsExactlyInAnyOrderElementsOf(expected);
    }
}
