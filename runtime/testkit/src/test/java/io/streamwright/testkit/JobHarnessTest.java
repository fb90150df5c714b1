package io.streamwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.source.UndecodableInputException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobHarnessTest {
    private final JobHarness job = builder().start();

    private static HarnessBuilder builder() {
        return JobHarness.of(new HandWrittenJob()).config("limit", "3");
    }

    @AfterEach
    void close() {
        job.close();
    }

    @Test
    void eachStreamIsDrainedInOrderWithTimes() {
        job.send("left", new Click("home", 1_000)).send("right", new Click("help", 500));

        assertThat(job.drain("left", Click.class)).containsExactly(new Click("home", 1_000));
        assertThat(job.drainTimed("all"))
                .containsExactly(
                        new TimedEvent<>(new Click("home", 1_000), 1_000),
                        new TimedEvent<>(new Click("help", 500), 500));
        assertThat(job.drain("counts", String.class)).containsExactly("home clicked", "help clicked");
        assertThat(job.drain("counts")).isEmpty();
    }

    @Test
    void anExplicitTimeOverridesThatOfTheEvent() {
        job.send("left", new Click("home", 1_000), Instant.ofEpochMilli(7));

        assertThat(job.drainTimed("counts")).containsExactly(new TimedEvent<>("home clicked", 7));
        assertThat(job.watermark("left")).isEqualTo(7 - 5_000 - 1);
    }

    @Test
    void aDrainedEventOfAnotherType_thenAMessageNamesBoth() {
        job.send("left", new Click("home", 1_000));

        assertThatThrownBy(() -> job.drain("counts", Click.class))
                .isInstanceOf(ClassCastException.class)
                .hasMessageContainingAll("counts", "home clicked", "java.lang.String", "Click");
    }

    @Test
    void generatedWatermarksAreTheSmallestOfTheInputs_andFireTimers() {
        job.send("left", new Click("home", 1_000));
        job.send("left", new Click("help", 30_000));
        assertThat(job.watermark("left")).isEqualTo(24_999);
        assertThat(job.watermark("all")).isEqualTo(Long.MIN_VALUE);
        assertThat(job.watermark("counts")).isEqualTo(Long.MIN_VALUE);
        job.drain("counts");

        job.send("right", new Click("right", 20_000));

        assertThat(job.watermark("counts")).isEqualTo(14_999);
        assertThat(job.drainTimed("counts"))
                .containsExactly(new TimedEvent<>("right clicked", 20_000), new TimedEvent<>("home: 1", 11_000));
    }

    @Test
    void aWatermarkOfTheTest_turnsGeneratedOnesOff() {
        job.watermark("left", 10);
        job.send("left", new Click("home", 100_000));
        assertThat(job.watermark("left")).isEqualTo(10);

        job.watermark("left", Instant.ofEpochMilli(20)).watermark("left", 15);
        assertThat(job.watermark("left")).isEqualTo(20);

        job.restart().send("left", new Click("home", 100_000));
        assertThat(job.watermark("left")).isEqualTo(20);
    }

    @Test
    void explicitWatermarksFromTheStart_thenNoneIsGenerated() {
        try (JobHarness explicit = builder().explicitWatermarks("left").start()) {
            explicit.send("left", new Click("a", 9_000)).send("right", new Click("a", 9_000));
            assertThat(explicit.watermark("left")).isEqualTo(Long.MIN_VALUE);
            assertThat(explicit.watermark("right")).isEqualTo(3_999);
        }
    }

    @Test
    void splitsHaveWatermarksOfTheirOwn() {
        try (JobHarness split = builder().splits("left", "a", "b").start()) {
            split.source("left").split("a").send(new Click("home", 50_000));
            assertThat(split.watermark("left")).isEqualTo(Long.MIN_VALUE);
            split.source("left").split("b").send(new Click("home", 30_000));
            assertThat(split.watermark("left")).isEqualTo(24_999);

            split.source("left").split("b").idle();
            assertThat(split.watermark("left")).isEqualTo(44_999);
            assertThat(split.isIdle("left")).isFalse();

            split.source("left").split("a").end();
            assertThat(split.isIdle("left")).isTrue();
            assertThatThrownBy(() -> split.source("left").split("a").send(new Click("home", 1)))
                    .hasMessage("the split \"a\" of the source \"left\" has ended");
        }
    }

    @Test
    void anIdleSourceDoesNotHoldBackOthers_untilItsNextEvent() {
        job.send("left", new Click("home", 1_000));
        job.idle("right").send("left", new Click("home", 30_000));
        assertThat(job.watermark("counts")).isEqualTo(24_999);
        assertThat(job.isIdle("right")).isTrue();
        assertThat(job.isIdle("counts")).isFalse();

        job.restart().send("left", new Click("help", 40_000));
        assertThat(job.watermark("counts")).isEqualTo(34_999);

        job.send("right", new Click("home", 2_000)).send("left", new Click("page", 60_000));
        assertThat(job.isIdle("right")).isFalse();
        assertThat(job.watermark("counts")).isEqualTo(34_999);

        job.idle("left").idle("right");
        assertThat(job.isIdle("counts")).isTrue();
        job.active("left");
        assertThat(job.isIdle("counts")).isFalse();
    }

    @Test
    void silenceForTheTimeout_thenASplitIsIdle() {
        job.send("right", new Click("home", 1_000));
        job.advanceTime(Duration.ofMillis(HandWrittenJob.IDLE_AFTER_MILLIS - 1));
        job.send("left", new Click("home", 20_000));
        assertThat(job.watermark("counts")).isEqualTo(-4_001);

        job.advanceTime(Duration.ofMillis(1));
        assertThat(job.isIdle("right")).isTrue();
        assertThat(job.isIdle("left")).isFalse();
        assertThat(job.watermark("counts")).isEqualTo(14_999);
    }

    @Test
    void timePasses_thenEachTimerSeesTheClockAtItsTime() {
        job.send("left", new Click("a", 0)).advanceTime(Duration.ofSeconds(20)).send("left", new Click("b", 0));
        job.drain("counts");

        job.advanceTime(Duration.ofMinutes(5));

        assertThat(job.drainTimed("counts"))
                .containsExactly(
                        new TimedEvent<>("forget a at 60000", TimedEvent.NO_TIME),
                        new TimedEvent<>("forget b at 80000", TimedEvent.NO_TIME));
        assertThat(job.time()).isEqualTo(Instant.ofEpochSecond(320));
        assertThat(job.rows("counts")).isZero();
    }

    @Test
    void theClockIsSet_thenEachTimerSeesTheNewTime() {
        job.send("left", new Click("a", 0)).advanceTime(Duration.ofSeconds(20)).send("left", new Click("b", 0));
        job.drain("counts");

        job.time(Instant.ofEpochSecond(300));
        assertThat(job.drain("counts")).containsExactly("forget a at 300000", "forget b at 300000");

        job.time(Instant.ofEpochSecond(100));
        assertThat(job.time()).isEqualTo(Instant.ofEpochSecond(100));
        assertThatThrownBy(() -> job.advanceTime(Duration.ofSeconds(-1))).hasMessageContaining("time(Instant)");
    }

    @Test
    void theEnd_thenEventTimersFireAndProcessingTimersDoNot() {
        job.send("left", new Click("a", 0));
        job.drain("counts");

        job.end("left");
        assertThat(job.watermark("counts")).isEqualTo(Long.MIN_VALUE);
        job.end();

        assertThat(job.drain("counts")).containsExactly("a: 1");
        assertThat(job.watermark("counts")).isEqualTo(Long.MAX_VALUE);
        assertThatThrownBy(() -> job.send("left", new Click("a", 0))).hasMessage("the source \"left\" has ended");
        assertThatThrownBy(() -> job.restart().send("left", new Click("a", 0)))
                .hasMessage("the source \"left\" has ended");
    }

    @Test
    void aHandlerThrows_thenItsExceptionComesOutAndNothingHasHappened() {
        job.send("right", new Click("z", 50_000));
        for (int i = 0; i < 3; i++) {
            job.send("left", new Click("a", 0));
        }
        job.drain("counts");

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> job.send("left", new Click("a", 40_000)))
                    .isExactlyInstanceOf(IllegalStateException.class)
                    .hasMessage("too many clicks on a")
                    .hasNoSuppressedExceptions();
        }

        assertThat(job.drain("all")).hasSize(4);
        assertThat(job.drain("counts")).isEmpty();
        assertThat(job.watermark("left")).isEqualTo(-5_001);
        job.send("left", new Click("b", 16_000));
        assertThat(job.drain("counts")).containsExactly("b clicked", "a: 3");
    }

    @Test
    void undecodableInput_thenThePolicyOfTheSourceDecides() {
        byte[] raw = "{".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> job.undecodable("left", raw, "it ends too soon"))
                .isInstanceOf(UndecodableInputException.class)
                .hasMessageContainingAll("left", "it ends too soon");

        job.undecodable("right", raw, "it ends too soon").restart().undecodable("right", raw, "it ends too soon");
        assertThat(job.skipped("right")).isEqualTo(2);
        assertThat(job.skipped("left")).isZero();
    }

    @Test
    void aSnapshotIsImmutable_andStartsOtherHarnesses() {
        job.send("left", new Click("a", 0)).advanceTime(Duration.ofSeconds(7));
        HarnessSnapshot snapshot = job.snapshot();
        job.send("left", new Click("a", 0)).end();

        for (int i = 0; i < 2; i++) {
            try (JobHarness other = builder().restore(snapshot)) {
                assertThat(other.time()).isEqualTo(Instant.ofEpochSecond(7));
                assertThat(other.rows("counting")).isEqualTo(1);
                assertThat(other.drain("counts")).isEmpty();
                other.end();
                assertThat(other.drain("counts")).containsExactly("a: 1");
            }
        }
        assertThat(snapshot.job()).isEqualTo("clicks");
        assertThat(snapshot.sizeBytes()).isPositive();
    }

    @Test
    void countersGoOnThroughRestarts_andAreUndoneWithTheirStep() {
        try (JobHarness limited = builder().config("limit", "2").start()) {
            limited.send("left", new Click("a", 0)).send("left", new Click("a", 0));
            assertThatThrownBy(() -> limited.send("left", new Click("a", 0))).hasMessageContaining("too many");
            limited.restart().send("left", new Click("b", 0));

            assertThat(limited.counter("counts", "clicks")).isEqualTo(3);
            assertThat(limited.histogram("counting", "perPage").count()).isEqualTo(3);
            assertThat(limited.histogram("counts", "perPage").sum()).isEqualTo(4);
            assertThatThrownBy(() -> limited.counter("counts", "click"))
                    .hasMessage("the operator of \"counts\" has no counter \"click\": did you mean \"clicks\"?"
                            + " There are: clicks.");
            assertThatThrownBy(() -> limited.histogram("counts", "clicks")).hasMessageContaining("There are: perPage.");
        }
    }

    @Test
    void aName_thatDoesNotExist_thenTheMessageSuggestsOne() {
        assertThatThrownBy(() -> job.drain("cuonts"))
                .hasMessage("the job \"clicks\" has no stream \"cuonts\": did you mean \"counts\"?"
                        + " There are: left, right, all, counts.");
        assertThatThrownBy(() -> job.send("counts", "x"))
                .hasMessage("the stream \"counts\" of the job \"clicks\" is not a source. There are: left, right.");
        assertThatThrownBy(() -> job.rows("all")).hasMessageContaining("There are: counts.");
        assertThatThrownBy(() -> builder().config("limt", "1").start())
                .hasMessage("the job \"clicks\" has no setting \"limt\": did you mean \"limit\"?"
                        + " There are: limit, prefix.");
        assertThatThrownBy(() -> builder().splits("rihgt", "a").start())
                .hasMessageContaining("did you mean \"right\"?");
        assertThatThrownBy(() -> builder().service(String.class, "x").start()).hasMessageContaining("java.lang.String");
    }

    @Test
    void anEventOfTheWrongType_thenTheMessageNamesBoth() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> job.send("left", "home"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the stream \"left\" carries Click, not java.lang.String");
        }
    }

    @Test
    void settingsAndServices_areThoseOfTheTest() {
        HandWrittenJob.Greeter fake = new HandWrittenJob.Greeter("hello ");
        int closedBefore = HandWrittenJob.Greeter.closed;
        try (JobHarness greeting =
                builder().service(HandWrittenJob.Greeter.class, fake).start()) {
            greeting.send("left", new Click("a", 0)).restart();
            assertThat(greeting.drain("counts")).containsExactly("hello a clicked");
        }
        assertThat(HandWrittenJob.Greeter.closed).isEqualTo(closedBefore);

        builder().start().restart().close();
        assertThat(HandWrittenJob.Greeter.closed).isEqualTo(closedBefore + 2);

        assertThatThrownBy(() -> JobHarness.start(new HandWrittenJob()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(".config(\"limit\", ...)");
        assertThatThrownBy(() -> builder().config("limit", "many").start())
                .hasMessage("the setting limit is \"many\": expected a whole number of 64 bits");
    }

    @Test
    void severalEventsAreSentOneAfterTheOther() {
        job.sendAll("left", new Click("a", 1), new Click("b", 2)).sendAll("left", List.of(new Click("c", 3)));
        assertThat(job.drain("counts")).containsExactly("a clicked", "b clicked", "c clicked");
    }

    @Test
    void aClosedHarness_isOfNoUse() {
        job.close();
        assertThatThrownBy(() -> job.send("left", new Click("a", 1))).hasMessage("the harness has been closed");
    }
}
