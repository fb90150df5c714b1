package io.streamwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HumanTest {
    @Test
    void durations_thenInTheTwoUnitsThatMatter() {
        assertThat(Human.duration(Duration.ofMillis(41))).isEqualTo("41ms");
        assertThat(Human.duration(Duration.ofMillis(3_290))).isEqualTo("3.2s");
        assertThat(Human.duration(Duration.ofMillis(59_999))).isEqualTo("59s");
        assertThat(Human.duration(Duration.ofSeconds(83))).isEqualTo("1m 23s");
        assertThat(Human.duration(Duration.ofMinutes(302))).isEqualTo("5h 2m");
        assertThat(Human.duration(Duration.ofHours(291))).isEqualTo("12d 3h");
        assertThat(Human.duration(Duration.ofSeconds(-83))).isEqualTo("-1m 23s");
    }

    @Test
    void bytes_thenInAUnitThatFits() {
        assertThat(Human.bytes(812)).isEqualTo("812 B");
        assertThat(Human.bytes(1_258_291)).isEqualTo("1.2 MiB");
        assertThat(Human.bytes(500L << 30)).isEqualTo("500 GiB");
    }

    @Test
    void counts_thenGrouped() {
        assertThat(Human.count(12_345_678)).isEqualTo("12,345,678");
        assertThat(Human.rate(3.46)).isEqualTo("3.5");
        assertThat(Human.rate(142_310.4)).isEqualTo("142,310");
        assertThat(Human.rate(0)).isEqualTo("0");
    }

    @Test
    void times_thenInUtc() {
        assertThat(Human.time(1_714_557_600_123L)).isEqualTo("2024-05-01 10:00:00Z");
        assertThat(Human.clock(Duration.ofSeconds(3_683))).isEqualTo("01:01:23");
    }
}
