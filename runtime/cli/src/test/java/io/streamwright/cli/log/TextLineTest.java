package io.streamwright.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

class TextLineTest {
    private static final Instant TIME = LocalDateTime.of(2024, 5, 1, 9, 3, 7, 4_999_999)
            .atZone(ZoneId.systemDefault())
            .toInstant();

    @Test
    void message_isALineWithLocalTimeAndTheShortName() {
        assertThat(new TextLine(false).of(TIME, Level.WARN, "a.b.C", "t", Map.of("job", "x"), "fine", null))
                .isEqualTo("2024-05-01 09:03:07.004 WARN C - fine");
        assertThat(new TextLine(true).of(TIME, Level.INFO, "C", "t 1", null, null, null))
                .isEqualTo("2024-05-01 09:03:07.004 [t 1] INFO C - null");
    }

    @Test
    void exception_isBelowWithItsTrace() {
        assertThat(new TextLine(false).of(TIME, Level.ERROR, "C", "t", null, "failed", new IllegalStateException("no")))
                .startsWith(
                        "2024-05-01 09:03:07.004 ERROR C - failed\njava.lang.IllegalStateException: no\n\tat io.streamwright")
                .doesNotEndWith("\n");
    }
}
