package io.streamwright.testkit.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.testkit.JobHarness;
import io.streamwright.testkit.RestoreEverywhere;
import io.streamwright.testkit.time.Clocks.Tick;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClocksTest {
    private static final long NONE = Long.MIN_VALUE;

    private final JobHarness job = JobHarness.start(new ClocksJob());

    @AfterEach
    void close() {
        job.close();
    }

    private static Tick tick(long at) {
        return new Tick("a", at, false);
    }

    private static Tick last(long at) {
        return new Tick("a", at, true);
    }

    // ------------------------------------------------------------------------------------------------ punctuated

    @Test
    void methodOfSource_tellsWatermarkAsItIs() {
        assertThat(job.send("marked", tick(100)).watermark("marked")).isEqualTo(NONE);
        assertThat(job.send("marked", last(90)).watermark("marked")).isEqualTo(90);
        assertThat(job.send("marked", tick(200)).watermark("marked")).isEqualTo(90);
        assertThat(job.send("marked", last(80)).watermark("marked")).isEqualTo(90);
        assertThat(job.send("marked", last(91)).watermark("marked")).isEqualTo(91);
    }

    @Test
    void methodOfSource_countsPerSplit() {
        job.source("marked").split("1").send(last(100));
        job.source("marked").split("2").send(tick(500));
        assertThat(job.watermark("marked")).isEqualTo(100);
        job.source("marked").split("1").send(last(300));
        assertThat(job.watermark("marked")).isEqualTo(100);
        job.source("marked").split("2").send(last(200));
        assertThat(job.watermark("marked")).isEqualTo(200);
    }

    @Test
    void marksOfIdleSplit_countWithItsNextEvent_behindTheLargestOfAllIdle() {
        job.source("marked").split("1").send(last(100));
        job.source("marked").split("2").send(last(200));
        job.advanceTime(Duration.ofMinutes(2));
        assertThat(job.isIdle("marked")).isTrue();
        assertThat(job.watermark("marked")).isEqualTo(200);
        job.source("marked").split("1").send(last(150));
        assertThat(job.isIdle("marked")).isFalse();
        assertThat(job.watermark("marked")).isEqualTo(200);
        job.source("marked").split("1").send(last(250));
        assertThat(job.watermark("marked")).isEqualTo(250);
    }

    @Test
    void explicitWatermarks_turnTheMethodOff() {
        job.watermark("marked", 10).send("marked", last(90));
        assertThat(job.watermark("marked")).isEqualTo(10);
    }

    @Test
    void methodOfStep_tellsWatermark() {
        assertThat(job.send("plain", tick(100)).watermark("again")).isEqualTo(NONE);
        assertThat(job.send("plain", last(90)).watermark("again")).isEqualTo(90);
        assertThat(job.end("plain").watermark("again")).isEqualTo(Long.MAX_VALUE);
    }

    // -------------------------------------------------------------------------------------------------- periodic

    @Test
    void periodicSource_movesWithTheClock() {
        job.send("slow", tick(100)).send("slow", tick(150));
        assertThat(job.watermark("slow")).isEqualTo(NONE);
        job.advanceTime(Duration.ofMillis(199));
        assertThat(job.watermark("slow")).isEqualTo(NONE);
        job.advanceTime(Duration.ofMillis(1));
        assertThat(job.watermark("slow")).isEqualTo(139);
        job.send("slow", tick(500)).advanceTime(Duration.ofMillis(150));
        assertThat(job.watermark("slow")).isEqualTo(139);
        job.advanceTime(Duration.ofMillis(50));
        assertThat(job.watermark("slow")).isEqualTo(489);
    }

    @Test
    void periodicSource_endsLikeAnyOther() {
        assertThat(job.send("slow", tick(100)).end("slow").watermark("slow")).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void periodicStep_movesWithTheClock() {
        job.send("plain", tick(100)).advanceTime(Duration.ofMillis(199));
        assertThat(job.watermark("later")).isEqualTo(NONE);
        job.advanceTime(Duration.ofMillis(1));
        assertThat(job.watermark("later")).isEqualTo(89);
    }

    @Test
    void restarts_changeNothing() {
        RestoreEverywhere.check(
                new ClocksJob(),
                it -> it.send("marked", last(90)),
                it -> it.send("slow", tick(100)).send("plain", tick(100)),
                it -> it.advanceTime(Duration.ofMillis(120)),
                it -> it.send("marked", tick(95)),
                it -> it.advanceTime(Duration.ofMillis(90)),
                it -> it.send("plain", last(120)).send("slow", tick(130)),
                it -> it.advanceTime(Duration.ofMillis(300)),
                JobHarness::end);
    }
}
