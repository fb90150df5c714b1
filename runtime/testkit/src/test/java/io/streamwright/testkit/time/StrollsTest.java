package io.streamwright.testkit.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.Firing;
import io.streamwright.testkit.JobHarness;
import io.streamwright.testkit.time.Strolls.Step;
import io.streamwright.testkit.time.Strolls.Stroll;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When sessions fire that do so early, or by the clock; also with restarts in between, on any number of lanes. */
class StrollsTest {
    private final JobHarness job = JobHarness.of(new StrollsJob())
            .explicitWatermarks()
            .startTime(Instant.ofEpochMilli(100_500))
            .start();

    private int lanes;

    @AfterEach
    void close() {
        job.close();
    }

    private void restart() {
        if (lanes > 0) {
            job.restart(lanes);
        }
    }

    private void step(String walker, int value, long at) {
        restart();
        job.send("steps", new Step(walker, value, at));
    }

    private void watermark(long at) {
        restart();
        job.watermark("steps", at);
    }

    private void pass(Duration duration) {
        restart();
        job.advanceTime(duration);
    }

    /** What came out since the last time, as {@code 3-18 [1, 2] EARLY}, in order. */
    private List<String> fired(String stream) {
        List<String> fired = new ArrayList<>();
        job.drainTimed(stream, Stroll.class).forEach(result -> {
            Stroll stroll = result.event();
            assertThat(result.timeMillis()).isEqualTo(stroll.to() - 1);
            fired.add(stroll.from() + "-" + stroll.to() + " " + stroll.values() + " " + stroll.why());
        });
        return fired;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void byEventTime_timeOfNextFiringDoesNotFollowTheEnd(int restartOn) {
        lanes = restartOn;
        step("a", 1, 3);
        step("a", 2, 8);
        watermark(9);
        assertThat(fired("often")).isEmpty();
        watermark(10);
        assertThat(fired("often")).containsExactly("3-18 [1, 2] EARLY");
        // the next one was to be at the end as it was then
        step("a", 3, 12);
        watermark(17);
        assertThat(fired("often")).containsExactly("3-22 [1, 2, 3] EARLY");
        watermark(21);
        assertThat(fired("often")).containsExactly("3-22 [1, 2, 3] ON_TIME");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void byEventTime_sessionGrowsAfterItsEnd_thenTimesThatHavePassedComeWithTheNextWatermark(int restartOn) {
        lanes = restartOn;
        step("a", 1, 3);
        step("a", 2, 12);
        watermark(21);
        assertThat(fired("often")).containsExactly("3-22 [1, 2] EARLY", "3-22 [1, 2] EARLY", "3-22 [1, 2] ON_TIME");
        step("a", 3, 15);
        assertThat(fired("often")).isEmpty();
        watermark(22);
        assertThat(fired("often")).containsExactly("3-25 [1, 2, 3] EARLY");
        watermark(24);
        assertThat(fired("often")).containsExactly("3-25 [1, 2, 3] ON_TIME");
        step("a", 4, 5);
        assertThat(fired("often")).containsExactly("3-25 [1, 2, 3, 4] LATE");
        watermark(30);
        assertThat(fired("often")).isEmpty();
        // begins earlier: it is another window for Flink, whose timers are set anew
        step("a", 5, 2);
        assertThat(fired("often")).containsExactly("2-25 [1, 2, 3, 4, 5] LATE");
        watermark(31);
        assertThat(fired("often")).containsExactly("2-25 [1, 2, 3, 4, 5] LATE");
        watermark(53);
        assertThat(job.rows("often")).isEqualTo(1);
        watermark(54);
        assertThat(job.rows("often")).isZero();
        assertThat(fired("often")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void byEventTime_sessionsBecomeOne_thenEarliestOfTheirTimes(int restartOn) {
        lanes = restartOn;
        step("b", 1, 31);
        step("b", 2, 52);
        step("b", 3, 41);
        assertThat(job.rows("often")).isEqualTo(2);
        step("b", 4, 45);
        assertThat(job.rows("often")).isEqualTo(1);
        watermark(40);
        assertThat(fired("often")).containsExactly("31-62 [1, 3, 2, 4] EARLY");
        watermark(100);
        assertThat(fired("often"))
                .containsExactly("31-62 [1, 3, 2, 4] EARLY", "31-62 [1, 3, 2, 4] EARLY", "31-62 [1, 3, 2, 4] ON_TIME");
        assertThat(job.rows("often")).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void byCount_numbersAreAddedUp_andStateBeginsAnew(int restartOn) {
        lanes = restartOn;
        step("a", 1, 0);
        step("a", 2, 20);
        step("b", 9, 20);
        assertThat(fired("counted")).isEmpty();
        step("a", 3, 10);
        assertThat(fired("counted")).containsExactly("0-30 [1, 2, 3] EARLY");
        watermark(29);
        assertThat(fired("counted")).containsExactly("20-30 [9] ON_TIME");
        assertThat(job.rows("counted")).isZero();
        step("a", 4, 40);
        step("a", 5, 41);
        // has no state, but two events to count
        step("c", 1, 40);
        step("c", 2, 41);
        step("c", 3, 42);
        step("c", 4, 60);
        step("c", 5, 51);
        assertThat(fired("counted")).containsExactly("40-52 [1, 2, 3] EARLY");
        watermark(200);
        assertThat(fired("counted")).containsExactlyInAnyOrder("40-51 [4, 5] ON_TIME", "40-70 [4, 5] ON_TIME");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void whenAsked_methodSeesWhatIsMerged(int restartOn) {
        lanes = restartOn;
        step("a", 40, 0);
        step("a", 20, 20);
        assertThat(fired("asked")).isEmpty();
        step("a", 1, 10);
        assertThat(fired("asked")).containsExactly("0-30 [61] EARLY");
        step("a", 39, 11);
        assertThat(fired("asked")).containsExactly("0-30 [100] EARLY");
        step("a", 2, 12);
        watermark(29);
        // without @OnClose nothing is put out at the end
        assertThat(fired("asked")).isEmpty();
        step("a", 3, 13);
        assertThat(fired("asked")).containsExactly("0-30 [5] LATE");
        watermark(34);
        step("a", 7, 13);
        assertThat(job.drain("missed", Step.class)).containsExactly(new Step("a", 7, 13));
        assertThat(job.rows("asked")).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void byTheClock_untilEventTimeEndsTheSession(int restartOn) {
        lanes = restartOn;
        step("a", 50, 1_000);
        step("a", 50, 1_200);
        assertThat(job.rows("clocked")).isEqualTo(2);
        pass(Duration.ofMillis(499));
        assertThat(fired("clocked")).isEmpty();
        pass(Duration.ofMillis(1));
        assertThat(fired("clocked")).containsExactlyInAnyOrder("1000-1050 [1] EARLY", "1200-1250 [1] EARLY");
        watermark(1_049);
        assertThat(fired("clocked")).containsExactly("1000-1050 [1] ON_TIME");
        pass(Duration.ofSeconds(2));
        assertThat(fired("clocked")).containsExactly("1200-1250 [1] EARLY", "1200-1250 [1] EARLY");
        // the session that has ended grows beyond the watermark: the clock fires it again
        step("a", 50, 1_020);
        pass(Duration.ofSeconds(1));
        assertThat(fired("clocked")).containsExactlyInAnyOrder("1000-1070 [2] EARLY", "1200-1250 [1] EARLY");
        watermark(1_400);
        assertThat(fired("clocked")).containsExactly("1000-1070 [2] ON_TIME", "1200-1250 [1] ON_TIME");
        assertThat(job.rows("clocked")).isZero();
        pass(Duration.ofSeconds(5));
        assertThat(fired("clocked")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void ofProcessingTimeOverAllKeys(int restartOn) {
        lanes = restartOn;
        step("a", 1, 5);
        step("b", 1, 900);
        pass(Duration.ofMillis(3_500));
        assertThat(fired("everybody")).containsExactly("100500-110500 [2] EARLY");
        step("c", 1, 3);
        watermark(1_000_000);
        assertThat(fired("everybody")).isEmpty();
        pass(Duration.ofSeconds(9));
        assertThat(fired("everybody")).containsExactly("100500-114000 [3] EARLY", "100500-114000 [3] EARLY");
        pass(Duration.ofMillis(999));
        assertThat(fired("everybody")).containsExactly("100500-114000 [3] ON_TIME");
        assertThat(job.rows("everybody")).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void endOfInput_firesSessionsOfEventTimeOnly(int restartOn) {
        lanes = restartOn;
        step("a", 1, 0);
        step("b", 1, 10);
        step("c", 1, 30);
        restart();
        job.end();
        assertThat(fired("together")).containsExactly("0-20 [2] " + Firing.ON_TIME, "30-40 [1] " + Firing.ON_TIME);
        assertThat(fired("everybody")).isEmpty();
    }
}
