package io.streamwright.processor.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    @ParameterizedTest
    @CsvSource({"user, user, 0", "usr, user, 1", "uesr, user, 1", "USER, user, 0", "userId, user, 2", "'', abc, 3"})
    void words_thenDistance(String left, String right, int distance) {
        assertThat(Spelling.distance(left, right)).isEqualTo(distance);
        assertThat(Spelling.distance(right, left)).isEqualTo(distance);
    }

    @Test
    void misspeltWord_thenClosest() {
        assertThat(Spelling.closest("usr", List.of("page", "user", "uses"))).hasValue("user");
        assertThat(Spelling.closest("usreId", List.of("user", "userId"))).hasValue("userId");
    }

    @Test
    void otherWord_thenNothing() {
        assertThat(Spelling.closest("session", List.of("page", "user"))).isEmpty();
        assertThat(Spelling.closest("x", List.of())).isEmpty();
    }

    @Test
    void theWordItself_thenIsNotProposed() {
        assertThat(Spelling.closest("user", List.of("user"))).isEmpty();
    }
}
