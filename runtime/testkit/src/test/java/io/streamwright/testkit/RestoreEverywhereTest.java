package io.streamwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RestoreEverywhereTest {
    private static HarnessBuilder builder() {
        return JobHarness.of(new HandWrittenJob()).config("limit", "100");
    }

    @Test
    void aJobThatKeepsAllInItsState_thenEachRunIsTheSame_andTheResultsAreGiven() {
        AtomicInteger runs = new AtomicInteger();
        Map<String, List<TimedEvent<Object>>> results = RestoreEverywhere.check(
                () -> {
                    runs.incrementAndGet();
                    return builder();
                },
                job -> job.send("left", new Click("a", 1_000)),
                job -> job.send("right", new Click("b", 20_000)),
                job -> job.send("left", new Click("c", 20_000)),
                job -> job.advanceTime(Duration.ofMinutes(1)),
                JobHarness::end);

        assertThat(runs).hasValue(6);
        assertThat(results).containsOnlyKeys("left", "right", "all", "counts");
        assertThat(results.get("counts"))
                .extracting(TimedEvent::event)
                .containsExactly(
                        "a clicked",
                        "b clicked",
                        "c clicked",
                        "a: 1",
                        "forget a at 60000",
                        "forget b at 60000",
                        "forget c at 60000");
    }

    @Test
    void resultsThatDependOnTheRestart_thenStepAndStreamAreNamed() {
        // stands for state outside of the job's: the number of lanes that there were
        RestoreEverywhere.Step leaky =
                job -> job.send("left", new Click("closed " + HandWrittenJob.Greeter.closed, 1_000));
        HandWrittenJob.Greeter.closed = 0;
        assertThatThrownBy(() -> RestoreEverywhere.check(
                        RestoreEverywhereTest::builder, job -> job.send("left", new Click("a", 1_000)), leaky))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(
                        "step 2 of 2, stream \"left\"",
                        "without restarts: [Click[page=closed 0, at=1000] @ 1000 ms]",
                        "with a restart after every step: [Click[page=closed 2, at=1000] @ 1000 ms]");
    }
}
