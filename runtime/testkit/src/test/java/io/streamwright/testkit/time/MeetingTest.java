package io.streamwright.testkit.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.testkit.JobHarness;
import io.streamwright.testkit.RestoreEverywhere;
import io.streamwright.testkit.StreamTime;
import io.streamwright.testkit.time.Meeting.Ping;
import io.streamwright.testkit.time.Meeting.Pong;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How the watermarks of several sources meet on one lane, where a restart may come in between. */
class MeetingTest {
    private final JobHarness job =
            JobHarness.of(new MeetingJob()).explicitWatermarks().start();

    @AfterEach
    void close() {
        job.close();
    }

    private void at(long left, long right, long pongs) {
        job.watermark("left", left).watermark("right", right).watermark("pongs", pongs);
    }

    private void expect(long echoes, long answers) {
        assertThat(job.watermark("echoes")).as("echoes").isEqualTo(echoes);
        assertThat(job.watermark("pings")).as("pings").isEqualTo(echoes);
        assertThat(job.watermark("answers")).as("answers").isEqualTo(answers);
    }

    @Test
    void allActive_thenSmallest() {
        at(10, 20, 15);
        expect(10, 10);
        at(30, 20, 15);
        expect(20, 15);
    }

    @Test
    void streamOfUnionComesBackBehind_thenHoldsBackNobodyUntilItHasCaughtUp() {
        at(10, 20, 100);
        job.idle("left");
        expect(20, 20);
        job.active("left").watermark("left", 12).watermark("right", 30);
        expect(30, 30);
        job.restart();
        job.watermark("right", 40);
        expect(40, 40);
        job.watermark("left", 40).watermark("right", 50);
        expect(40, 40);
        job.watermark("left", 60);
        expect(50, 50);
    }

    @Test
    void inputComesBackBehind_thenOperatorWaitsForIt() {
        at(20, 20, 10);
        job.idle("pongs");
        expect(20, 20);
        job.active("pongs").watermark("pongs", 12);
        at(30, 30, 12);
        expect(30, 20);
        job.watermark("pongs", 25);
        expect(30, 25);
    }

    @Test
    void allStreamsOfUnionFallIdle_thenLargest() {
        at(10, 20, 100);
        job.idle("right");
        expect(10, 10);
        job.idle("left");
        expect(20, 100);
        assertThat(job.isIdle("pings")).isTrue();
        assertThat(job.isIdle("echoes")).isTrue();
        assertThat(job.isIdle("answers")).isFalse();
        job.restart();
        expect(20, 100);
        job.send("left", new Ping("a", 25)).watermark("left", 25);
        expect(25, 100);
        assertThat(job.isIdle("pings")).isFalse();
        assertThat(job.drain("echoes", String.class)).containsExactly("a 25");
    }

    @Test
    void allInputsFallIdle_thenLargestAndOperatorIsIdle() {
        at(10, 20, 25);
        job.idle("pongs").idle("right");
        expect(10, 10);
        job.idle("left");
        expect(20, 25);
        assertThat(job.isIdle("answers")).isTrue();
    }

    @Test
    void whatAnOperatorForwards_canBeDrained() {
        at(10, 20, 15);
        assertThat(job.drainTime("echoes")).containsExactly(StreamTime.at(10));
        assertThat(job.drainTime("answers")).containsExactly(StreamTime.at(10));
        job.idle("left").idle("right");
        assertThat(job.drainTime("echoes")).containsExactly(StreamTime.at(20), StreamTime.idle(20));
        assertThat(job.drainTime("answers")).containsExactly(StreamTime.at(15));
        job.active("left").end();
        assertThat(job.drainTime("echoes")).containsExactly(StreamTime.at(20), StreamTime.at(Long.MAX_VALUE));
        assertThat(job.drainTime("echoes")).isEmpty();
    }

    @Test
    void anotherParallelism_changesNothing() {
        for (int user = 0; user < 50; user++) {
            job.send("left", new Ping("u" + user, 100 + user));
        }
        at(110, 120, 130);
        List<Object> before = job.drain("echoes");
        assertThat(before).hasSize(11);
        job.restart(4).restart(1).restart(7);
        expect(110, 110);
        assertThat(job.rows("echoes")).isEqualTo(39);
        job.end();
        assertThat(job.drain("echoes")).hasSize(39).doesNotContainAnyElementsOf(before);
    }

    @Test
    void oneSourceEndsBeforeTheOthers_thenDoesNotHoldBack() {
        at(10, 20, 15);
        job.end("left");
        expect(20, 15);
        job.end("pongs");
        expect(20, 20);
        job.watermark("right", 40);
        expect(40, 40);
        job.end("right");
        expect(Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /** As in Flink: nobody is left to wait for, so what the idle one brings later is late. */
    @Test
    void othersEndedAndLastOneIdle_thenTheEndOfTime() {
        at(10, 20, 15);
        job.end("left").end("pongs");
        expect(20, 20);
        job.idle("right");
        expect(Long.MAX_VALUE, Long.MAX_VALUE);
    }

    @Test
    void comingBack_isTheSameThroughRestarts() {
        RestoreEverywhere.check(
                () -> JobHarness.of(new MeetingJob()).explicitWatermarks(),
                it -> it.send("left", new Ping("a", 11))
                        .send("right", new Ping("b", 22))
                        .send("pongs", new Pong("c", 33)),
                it -> it.watermark("left", 10).watermark("right", 20).watermark("pongs", 40),
                it -> it.idle("left"),
                it -> it.send("left", new Ping("a", 21)),
                it -> it.watermark("right", 30),
                it -> it.watermark("left", 25),
                it -> it.watermark("left", 35),
                it -> it.watermark("right", 40),
                it -> it.idle("right"),
                it -> it.idle("left"),
                it -> it.end("right"),
                it -> it.idle("pongs"),
                JobHarness::end);
    }
}
