package io.streamwright.samples.quakes;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.testkit.FakeKeyTimer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** An operator is a plain class: its test makes one, sets its fields and calls its methods. */
class QuietAfterQuakeTest {
    private static final Instant NOON = Instant.parse("2018-02-06T12:00:00Z");

    private final QuietAfterQuake taiwan = new QuietAfterQuake();
    private final FakeKeyTimer silence = new FakeKeyTimer();

    @Test
    void weakQuakes_areNotWatched() {
        quake(NOON, 4.0);

        assertThat(silence.isSet()).isFalse();
    }

    @Test
    void eachAftershock_putsTheAlertOff() {
        quake(NOON, 6.4);
        assertThat(silence.due()).isEqualTo(NOON.plus(Duration.ofHours(6)));

        quake(NOON.plusSeconds(3600), 3.1);
        assertThat(silence.due()).isEqualTo(NOON.plus(Duration.ofHours(7)));
    }

    @Test
    void whenAllIsQuiet_theStrongestIsNamed_andNothingIsKept() {
        taiwan.quiet = Duration.ofMinutes(30);
        quake(NOON, 5.6);
        quake(NOON.plusSeconds(60), 6.4);
        quake(NOON.plusSeconds(120), 5.9);

        Instant due = silence.due();
        assertThat(taiwan.allQuiet("Taiwan", due)).isEqualTo(new AllQuiet("Taiwan", due, 6.4, NOON.plusSeconds(60), 1));
        assertThat(taiwan.main).isNull();
        assertThat(taiwan.aftershocks).isZero();
    }

    private void quake(Instant at, double magnitude) {
        taiwan.on(new Quake(at, "id", magnitude, "earthquake", 10, "Hualian, Taiwan"), silence.now(at));
    }
}
