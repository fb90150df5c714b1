package io.streamwright.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.testkit.lanes.Chain.Numbered;
import io.streamwright.testkit.lanes.Chain.Purchase;
import io.streamwright.testkit.lanes.ChainJob;
import io.streamwright.testkit.lanes.StepTimeJob;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two chained exchanges under drawn schedules. */
class SimulationTest {
    private static final int SCHEDULES = Integer.getInteger("streamwright.simulated.schedules", 300);

    private static List<Purchase> purchases(long seed, int count) {
        Random random = new Random(seed);
        List<Purchase> purchases = new ArrayList<>();
        long at = 0;
        for (int i = 0; i < count; i++) {
            // a pause now and then, so that many windows and timers are due at once
            at += random.nextInt(40) == 0 ? 1_000 : random.nextInt(8);
            purchases.add(new Purchase(
                    random.nextInt(12), "p" + random.nextInt(6), random.nextInt(100), at - random.nextInt(20)));
        }
        return purchases;
    }

    private static Simulation simulation() {
        return Simulation.of(new ChainJob())
                .source("purchases", purchases(7, 150))
                .schedules(SCHEDULES);
    }

    @Test
    void anySchedule_givesTheResultsOfOneLane() {
        Simulation.Summary summary = simulation().run();
        System.out.println(summary);
    }

    /** Every event is a batch of its own, and each ring has room for one. */
    @Test
    void chainWithTheLeastRoom_runsToItsEnd() {
        Simulation.Summary summary = simulation()
                .parallelism(2, 3, 4)
                .set("exchange-capacity", "1")
                .set("exchange-batch-size", "1")
                .run();
        System.out.println("rings of one, batches of one: " + summary);
    }

    @Test
    void anySchedule_keepsTheOrderOfAKey() {
        Map<Long, List<String>> expected = byUser(simulation().undisturbed());
        simulation()
                .check(outcome -> firstDifference(byUser(outcome), expected))
                .run();
    }

    private static void firstDifference(Map<Long, List<String>> actual, Map<Long, List<String>> expected) {
        expected.forEach((user, results) ->
                assertThat(String.join("\n", actual.get(user))).isEqualTo(String.join("\n", results)));
    }

    private static Map<Long, List<String>> byUser(Outcome outcome) {
        Map<Long, List<String>> result = new LinkedHashMap<>();
        for (long user = 0; user < 12; user++) {
            List<String> ofUser = new ArrayList<>();
            for (Numbered each : outcome.results("numbered", Numbered.class)) {
                if (each.user() == user) {
                    ofUser.add(each.toString());
                }
            }
            String prefix = user + ": ";
            outcome.results("again", String.class).stream()
                    .filter(text -> text.startsWith(prefix))
                    .forEach(ofUser::add);
            result.put(user, ofUser);
        }
        return result;
    }

    /** The splits end at different times, and are divided anew after each crash. */
    @ParameterizedTest
    @ValueSource(strings = {"2", "2,3", "1,2,5"})
    void timeAtAStep_isNeverAheadOfASplitThatMoved(String lanes) {
        Simulation.of(new StepTimeJob())
                .source("lines", lines(5))
                .source("lines", lines(60))
                .source("lines", lines(100))
                .parallelism(Arrays.stream(lanes.split(","))
                        .mapToInt(Integer::parseInt)
                        .toArray())
                .schedules(SCHEDULES)
                .run();
    }

    private static List<String> lines(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "p" + i % 5 + " " + 10 * i)
                .toList();
    }

    @Test
    void seed_replaysByteForByte() {
        for (long seed = 1; seed <= 20; seed++) {
            Outcome first = simulation().replay(seed);
            Outcome second = simulation().replay(seed);
            assertThat(second.trace()).isEqualTo(first.trace()).isNotEmpty();
            assertThat(second).isEqualTo(first);
        }
    }
}
