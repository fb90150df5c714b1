package io.streamwright.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

class JsonLineTest {
    private static String line(String message, Map<String, String> context, Throwable thrown) {
        return JsonLine.of(Instant.EPOCH, Level.WARN, "a.B", "t-1", context, message, thrown);
    }

    @Test
    void message_isAnObjectWithItsContext() {
        Map<String, String> context = new LinkedHashMap<>();
        context.put("job", "views");
        context.put("lane", "2");
        context.put("level", "forged");
        assertThat(line("fine", context, null))
                .isEqualTo(
                        "{\"time\":\"1970-01-01T00:00:00Z\",\"level\":\"WARN\",\"logger\":\"a.B\",\"thread\":\"t-1\","
                                + "\"job\":\"views\",\"lane\":\"2\",\"message\":\"fine\"}");
    }

    @Test
    void whatWouldBreakTheLine_isEscaped() {
        assertThat(line("a\nb\r\"c\"\\\t\u0000\u2028\ud800x\ud83d\ude00", Map.of(), null))
                .endsWith("\"message\":\"a\\nb\\r\\\"c\\\"\\\\\\t\\u0000\\u2028\\ud800x\ud83d\ude00\"}");
    }

    @Test
    void exception_isThereWithItsTrace() {
        assertThat(line("failed", null, new IllegalStateException("no\nmore")))
                .contains("\"exception\":\"java.lang.IllegalStateException: no\\nmore\\n\\tat io.streamwright")
                .doesNotContain("\n");
    }

    @Test
    void levels_areThoseOfTheLongestName() {
        Properties settings = new Properties();
        settings.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        settings.setProperty("org.slf4j.simpleLogger.log.a.b", "debug");
        settings.setProperty("org.slf4j.simpleLogger.log.a", "off");
        LogLevels levels = new LogLevels(settings);
        assertThat(levels.of("a.b.C")).isEqualTo(Level.DEBUG.toInt());
        assertThat(levels.of("a.C")).isGreaterThan(Level.ERROR.toInt());
        assertThat(levels.of("ab.C")).isEqualTo(Level.WARN.toInt());
        assertThat(new LogLevels(new Properties()).of("x")).isEqualTo(Level.INFO.toInt());
    }
}
