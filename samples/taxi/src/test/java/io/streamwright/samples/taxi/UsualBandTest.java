package io.streamwright.samples.taxi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An operator is a plain class: its test makes one, sets its fields and calls its methods. */
class UsualBandTest {
    private static final Instant MONDAY_EIGHT = Instant.parse("2014-09-08T08:00:00Z");

    private final UsualBand eight = new UsualBand();

    @Test
    void whileItLearns_nothingIsUnusual() {
        eight.learn = 3;

        assertThat(on(100)).isNull();
        assertThat(on(110)).isNull();
        assertThat(on(10_000)).isNull();
    }

    @Test
    void meanAndVariance_areThoseOfWhatItHasSeen() {
        on(2);
        on(4);
        on(4);
        on(6);

        assertThat(eight.mean).isEqualTo(4, within(1e-12));
        assertThat(eight.squares / 3).isEqualTo(8 / 3.0, within(1e-12));
    }

    @Test
    void outsideTheBand_bothWays_isAnAlert_andIsLearntFrom() {
        eight.learn = 2;
        on(900);
        on(1100);
        // mean 1000, deviation 141.4

        assertThat(on(1560)).isNull();
        eight.weeks = 2;
        eight.mean = 1000;
        eight.squares = 20_000;
        assertThat(on(1600)).isEqualTo(new DemandAlert(MONDAY_EIGHT, 1600, 1000, 4.2));
        assertThat(eight.mean).isEqualTo(1200, within(1e-9));
        eight.mean = 1000;
        eight.squares = 40_000;
        assertThat(on(100)).isEqualTo(new DemandAlert(MONDAY_EIGHT, 100, 1000, -6.4));
    }

    @Test
    void weeksThatAreAlike_doNotMakeTheBandNarrow() {
        for (int week = 0; week < 10; week++) {
            on(1000);
        }

        assertThat(on(1100)).isNull();
        assertThat(on(1300)).isNotNull();
    }

    @Test
    void theHourOfTheWeek_isTheKey() {
        Demand now = new Demand(MONDAY_EIGHT, 1);
        Demand nextWeek = new Demand(MONDAY_EIGHT.plus(Duration.ofDays(7)), 1);

        assertThat(now.hourOfWeek()).isEqualTo(new HourOfWeek(1, 8)).isEqualTo(nextWeek.hourOfWeek());
    }

    private @Nullable DemandAlert on(int passengers) {
        return eight.on(new Demand(MONDAY_EIGHT, passengers));
    }
}
