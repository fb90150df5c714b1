package io.streamwright.processor.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {

    @Test
    void codes_thenUnique() {
        Set<String> codes = new HashSet<>();
        for (Problem problem : Problem.values()) {
            assertThat(codes.add(problem.code())).as(problem.code()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void problem_thenWellWritten(Problem problem) {
        assertThat(problem.code()).matches("SW\\d{4}");
        assertThat(problem.anchor()).endsWith("#" + problem.code().toLowerCase(Locale.ROOT));
        assertThat(problem.cause()).endsWith(".").doesNotContain("  ");
        assertThat(problem.remedy()).matches("(?s).*\\.|\\{remedy}").doesNotContain("  ");
    }

    @Test
    void placeholders_thenFilledInTheOrderTheyOccur() {
        assertThat(Problem.STREAM_TWICE.message("views")).startsWith("There are two streams called `views`. ");
        assertThat(Problem.KEY_UNKNOWN.message("Click", "usr", "$Counts"))
                .startsWith("Click has no component, field or method `usr`, and `$Counts` no static method");
    }

    @Test
    void wrongNumberOfValues_thenOurBug() {
        assertThatThrownBy(Problem.STREAM_TWICE::message).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Problem.STREAM_TWICE.message("a", "b")).isInstanceOf(IllegalArgumentException.class);
    }
}
