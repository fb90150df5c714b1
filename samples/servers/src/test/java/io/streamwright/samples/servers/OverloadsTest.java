package io.streamwright.samples.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.testkit.FakeKeyTimer;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An operator is a plain class: its test makes one, sets its fields and calls its methods. */
class OverloadsTest {
    private static final Instant NOON = Instant.parse("2014-02-14T12:00:00Z");

    private final Overloads web = new Overloads();
    private final FakeKeyTimer calmed = new FakeKeyTimer();

    @Test
    void belowTheLimit_nothingBegins() {
        reading(0, 89.9);

        assertThat(calmed.isSet()).isFalse();
        assertThat(web.from).isNull();
    }

    @Test
    void eachReadingAtTheLimit_putsTheEndOff_andOthersDoNot() {
        reading(0, 90);
        assertThat(calmed.due()).isEqualTo(NOON.plus(Duration.ofMinutes(15)));

        reading(5, 20);
        assertThat(calmed.due()).isEqualTo(NOON.plus(Duration.ofMinutes(15)));

        reading(10, 95);
        assertThat(calmed.due()).isEqualTo(NOON.plus(Duration.ofMinutes(25)));
    }

    @Test
    void whenItIsOver_startLengthAndPeakAreSaid_andNothingIsKept() {
        reading(0, 91);
        reading(5, 99.5);
        reading(10, 50);
        reading(15, 92);

        assertThat(web.over("web"))
                .isEqualTo(
                        new Overload("web", NOON, NOON.plus(Duration.ofMinutes(15)), Duration.ofMinutes(15), 99.5, 3));
        assertThat(web.from).isNull();
        assertThat(web.to).isNull();
        assertThat(web.peak).isZero();
        assertThat(web.readings).isZero();
    }

    @Test
    void anEarlierReadingThatComesLater_movesTheStart() {
        reading(5, 91);
        reading(4, 93);

        assertThat(calmed.due()).isEqualTo(NOON.plus(Duration.ofMinutes(20)));
        assertThat(web.over("web").from()).isEqualTo(NOON.plus(Duration.ofMinutes(4)));
    }

    /** The timer waits for the watermark, which may be behind. */
    @Test
    void aReadingPastTheCalm_endsTheOverload_alsoIfTheTimerHasNotFired() {
        reading(0, 91);
        assertThat(reading(15, 92)).isNull();

        assertThat(reading(31, 95))
                .isEqualTo(new Overload("web", NOON, NOON.plus(Duration.ofMinutes(15)), Duration.ofMinutes(15), 92, 2));
        assertThat(web.from).isEqualTo(NOON.plus(Duration.ofMinutes(31)));
        assertThat(calmed.due()).isEqualTo(NOON.plus(Duration.ofMinutes(46)));
    }

    private @Nullable Overload reading(int minutes, double percent) {
        Instant at = NOON.plus(Duration.ofMinutes(minutes));
        return web.on(new Reading(at, "web", percent), "web", calmed.now(at));
    }
}
