package io.streamwright.testkit.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.testkit.JobHarness;
import io.streamwright.testkit.RestoreEverywhere;
import io.streamwright.testkit.TimedEvent;
import io.streamwright.testkit.time.Ends.Moment;
import io.streamwright.testkit.time.Ends.Span;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Windows and timers at the ends of the range of {@code long}: sums that exceed it are taken as its ends. */
class EndsOfTimeTest {
    private static final long FIRST = Long.MIN_VALUE + 1;
    private static final long LAST = Long.MAX_VALUE;

    private final JobHarness job =
            JobHarness.of(new EndsJob()).explicitWatermarks().start();

    @AfterEach
    void close() {
        job.close();
    }

    private void at(long... times) {
        for (long time : times) {
            job.send("moments", new Moment("a", time));
        }
    }

    @Test
    void lastWindow_endsWithTheInput() {
        // multiples of ten end in 0; the last of them is 7 before the end of time
        at(LAST - 8, LAST - 7, LAST - 1, LAST);
        job.watermark("moments", LAST - 8);
        assertThat(job.drainTimed("tumbling"))
                .containsExactly(new TimedEvent<>(new Span(LAST - 17, LAST - 7, 1), LAST - 8));
        job.watermark("moments", LAST - 1);
        assertThat(job.drain("tumbling")).isEmpty();
        job.end();
        assertThat(job.drainTimed("tumbling")).containsExactly(new TimedEvent<>(new Span(LAST - 7, LAST, 3), LAST));
    }

    @Test
    void firstWindow_beginsWithTime() {
        at(FIRST, FIRST + 5);
        job.watermark("moments", Long.MIN_VALUE + 8);
        assertThat(job.drain("tumbling")).isEmpty();
        job.watermark("moments", Long.MIN_VALUE + 9);
        assertThat(job.drainTimed("tumbling", Span.class))
                .containsExactly(
                        new TimedEvent<>(new Span(Long.MIN_VALUE, Long.MIN_VALUE + 10, 2), Long.MIN_VALUE + 9));
        at(FIRST);
        assertThat(job.lateDropped("tumbling")).isOne();
    }

    @Test
    void overlappingWindows_ofTheLastMoments_allCloseAtTheEnd() {
        at(LAST);
        job.watermark("moments", LAST - 1);
        assertThat(job.drain("sliding")).isEmpty();
        job.end();
        assertThat(job.drain("sliding", Span.class)).hasSizeBetween(3, 4).allSatisfy(span -> {
            assertThat(span.to()).isEqualTo(LAST);
            assertThat(span.from()).isBetween(LAST - 9, LAST);
            assertThat(Math.floorMod(span.from() + 1, 3L)).isZero();
        });
    }

    @Test
    void overlappingWindows_ofTheFirstMoments_areThoseThatBeginInTime() {
        at(FIRST + 1);
        job.watermark("moments", FIRST + 30);
        assertThat(job.drain("sliding", Span.class))
                .isNotEmpty()
                .allSatisfy(span -> assertThat(span.from()).isLessThanOrEqualTo(FIRST + 1));
        assertThat(job.rows("sliding")).isZero();
    }

    @Test
    void sessions_endWithTime() {
        at(LAST - 11, LAST - 1, LAST);
        job.watermark("moments", LAST - 1);
        assertThat(job.drain("sessions", Span.class)).isEmpty();
        job.end();
        assertThat(job.drain("sessions", Span.class).stream()
                        .mapToLong(Span::events)
                        .sum())
                .isEqualTo(3);
        assertThat(job.rows("sessions")).isZero();
    }

    @Test
    void timers_beyondTheEndOfTime_areAtIt() {
        at(LAST - 3);
        job.watermark("moments", LAST - 1);
        assertThat(job.drain("timers")).isEmpty();
        job.end();
        assertThat(job.drain("timers")).containsExactly("a " + LAST);
    }

    @Test
    void restarts_changeNothing() {
        RestoreEverywhere.check(
                () -> JobHarness.of(new EndsJob()).explicitWatermarks(),
                it -> it.send("moments", new Moment("a", FIRST)).send("moments", new Moment("b", FIRST + 1)),
                it -> it.watermark("moments", FIRST + 8),
                it -> it.watermark("moments", FIRST + 20),
                it -> it.send("moments", new Moment("a", LAST - 9)).send("moments", new Moment("b", LAST)),
                it -> it.watermark("moments", LAST - 4),
                it -> it.send("moments", new Moment("a", LAST - 4)),
                it -> it.watermark("moments", LAST - 1),
                JobHarness::end);
    }
}
