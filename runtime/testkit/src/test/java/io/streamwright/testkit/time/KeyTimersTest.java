package io.streamwright.testkit.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamwright.testkit.FakeKeyTimers;
import io.streamwright.testkit.JobHarness;
import io.streamwright.testkit.RestoreEverywhere;
import io.streamwright.testkit.simulation.Simulation;
import io.streamwright.testkit.time.Diary.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeyTimersTest {
    private final JobHarness job =
            JobHarness.of(new DiaryJob()).explicitWatermarks().start();

    @AfterEach
    void close() {
        job.close();
    }

    private KeyTimersTest send(String user, String what, long... times) {
        for (long time : times) {
            job.send("entries", new Entry(user, 0, what, time));
        }
        return this;
    }

    private List<String> watermark(long to) {
        job.watermark("entries", to);
        return job.drain("fired", String.class);
    }

    @Test
    void manyTimesOfAKey_fireInTheirOrderOnce() {
        send("ada", "at", 30, 10, 20, 10, 30);
        assertThat(watermark(9)).isEmpty();
        assertThat(watermark(25)).containsExactly("ada 10", "ada 20");
        assertThat(watermark(30)).containsExactly("ada 30");
        assertThat(job.rows("fired")).isZero();
    }

    @Test
    void timesOfSeveralKeysAndTimers_fireInOneOrder() {
        send("ada", "at", 10, 30).send("bob", "at", 20, 40).send("ada", "single", 25);
        assertThat(watermark(50)).containsExactly("ada 10", "bob 20", "ada single 25", "ada 30", "bob 40");
    }

    @Test
    void cancelledTimes_doNotFire() {
        send("ada", "at", 10, 20, 30, 40).send("ada", "cancel", 10, 30, 35);
        assertThat(watermark(100)).containsExactly("ada 20", "ada 40");
        send("ada", "at", 110, 120).send("ada", "cancelAll", 0);
        assertThat(job.rows("fired")).isZero();
        assertThat(watermark(200)).isEmpty();
    }

    @Test
    void cancelledAndSetAgain_firesOnce() {
        send("ada", "at", 10).send("ada", "cancel", 10).send("ada", "at", 10);
        assertThat(watermark(10)).containsExactly("ada 10");
        assertThat(watermark(20)).isEmpty();
    }

    @Test
    void timesInThePast_fireWithTheNextWatermarkInTheirOrder() {
        watermark(100);
        send("ada", "at", 50, 7, 99);
        assertThat(job.drain("fired")).isEmpty();
        assertThat(watermark(101)).containsExactly("ada 7", "ada 50", "ada 99");
    }

    /** Those that the watermark has passed fire with it. */
    @Test
    void setInTheHandlerOfATimer_firesWhenDue() {
        send("again", "at", 10);
        assertThat(watermark(500)).containsExactly("again 10 again", "again 5", "again 10");
        assertThat(watermark(1_010)).containsExactly("again 1010");
    }

    @Test
    void whatIsSet_canBeAsked() {
        send("ada", "at", 10, 20).send("ada", "ask", 20, 21);
        assertThat(job.drain("fired", String.class)).containsExactly("ada has 2 true", "ada has 2 false");
        watermark(10);
        send("ada", "ask", 10);
        assertThat(job.drain("fired", String.class)).containsExactly("ada has 1 false");
    }

    @Test
    void handlerThatThrows_setsNothing() {
        send("ada", "at", 10, 30);
        assertThatThrownBy(() -> send("ada", "fail", 20)).hasMessageContaining("after it was set");
        assertThat(watermark(50)).containsExactly("ada 10", "ada 30");
    }

    @Test
    void processingTime_firesWithTheClockAndNotAtTheEnd() {
        send("ada", "poll", 30, 10, 10, 20, 1_000);
        job.advanceTime(Duration.ofMillis(25));
        assertThat(job.drain("fired", String.class)).containsExactly("ada polls, 3 left", "ada polls, 2 left");
        job.restart().advanceTime(Duration.ofMillis(10));
        assertThat(job.drain("fired", String.class)).containsExactly("ada polls, 1 left");
        job.end();
        assertThat(job.drain("fired")).isEmpty();
        assertThat(job.rows("fired")).isEqualTo(1);
    }

    @Test
    void endOfInput_firesAllWithTheirTimes() {
        send("ada", "at", 30, Long.MAX_VALUE, -7, Long.MIN_VALUE + 1);
        job.end();
        assertThat(job.drain("fired", String.class))
                .containsExactly("ada " + (Long.MIN_VALUE + 1), "ada -7", "ada 30", "ada " + Long.MAX_VALUE);
    }

    @Test
    void restarts_changeNothing() {
        Random random = new Random(5);
        List<RestoreEverywhere.Step> script = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            String user = random.nextInt(6) == 0 ? "again" : "u" + random.nextInt(3);
            String what = List.of("at", "at", "at", "at", "cancel", "poll", "single", "ask")
                    .get(random.nextInt(8));
            Entry entry = new Entry(user, 0, what, random.nextInt(what.equals("cancel") ? 30 : 300));
            script.add(job -> job.send("entries", entry));
            if (i % 10 == 9) {
                long watermark = 3L * i;
                script.add(job -> job.watermark("entries", watermark));
                script.add(job -> job.advanceTime(Duration.ofMillis(40)));
            }
        }
        script.add(JobHarness::end);
        RestoreEverywhere.check(() -> JobHarness.of(new DiaryJob()).explicitWatermarks(), script);
    }

    /** On other numbers of lanes after each crash. */
    @Test
    void anySchedule_givesTheResultsOfOneLane() {
        Random random = new Random(6);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            entries.add(new Entry("u" + random.nextInt(12), 5L * i, "at", 5L * i + random.nextInt(200)));
        }
        Simulation.of(new DiaryJob())
                .source("entries", entries)
                .parallelism(1, 2, 3)
                .schedules(60)
                .run();
    }

    @Test
    void fakeTimers_areEnoughForPlainObjects() {
        FakeKeyTimers due = new FakeKeyTimers().now(Instant.ofEpochMilli(100));
        due.at(30);
        due.after(Duration.ofMillis(5));
        due.at(30);
        assertThat(due.times()).containsExactly(Instant.ofEpochMilli(30), Instant.ofEpochMilli(105));
        assertThat(due.fires(Instant.ofEpochMilli(29))).isFalse();
        assertThat(due.fires(Instant.ofEpochMilli(200))).isTrue();
        assertThat(due.contains(30)).isFalse();
        assertThat(due.size()).isEqualTo(1);
        due.cancelAll();
        assertThat(due.isEmpty()).isTrue();
    }
}
