package io.streamwright.samples.pageviews.visitors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A day of traffic is as the site says. */
class VisitorsTest {
    private static final Pattern VIEW =
            Pattern.compile("\\{\"page\":\"/page-(\\d+)\",\"user\":\"(\\S+)\",\"at\":\"(\\S+Z)\"}");

    private static List<Report> reports(String... args) {
        List<Report> reports = new ArrayList<>();
        new Visitors(SendSettings.parse(args).site()).forEachRemaining(reports::add);
        return reports;
    }

    @Test
    void theSameSeed_givesTheSameTraffic() {
        List<Report> first = reports("--hours=1");

        assertThat(reports("--hours=1")).isEqualTo(first);
        assertThat(reports("--hours=1", "--seed=1")).isNotEqualTo(first);
    }

    @Test
    void aDay_hasItsCurveItsPagesAndWhatGoesWrong() {
        List<Report> reports = reports("--seed=7");
        Map<Integer, Integer> byHour = new HashMap<>();
        Map<Integer, Integer> byPage = new HashMap<>();
        Map<String, Integer> byUser = new HashMap<>();
        int people = 0;
        int broken = 0;
        int late = 0;
        int outOfOrder = 0;
        long arrived = 0;
        long newest = 0;
        for (Report report : reports) {
            assertThat(report.atMillis()).isGreaterThanOrEqualTo(arrived);
            arrived = report.atMillis();
            Matcher view = VIEW.matcher(report.text());
            if (!view.matches()) {
                broken++;
                continue;
            }
            long at = Instant.parse(view.group(3)).toEpochMilli();
            long delay = report.atMillis() - at;
            assertThat(delay)
                    .satisfiesAnyOf(
                            d -> assertThat(d).isBetween(0L, Site.SLOWEST_MILLIS),
                            d -> assertThat(d).isBetween(30_000L, 300_000L));
            late += delay >= 30_000 ? 1 : 0;
            outOfOrder += at < newest ? 1 : 0;
            newest = Math.max(newest, at);
            byUser.merge(view.group(2), 1, Integer::sum);
            if (view.group(2).startsWith("user-")) {
                people++;
                byHour.merge((int) (at / 3_600_000 % 24), 1, Integer::sum);
                byPage.merge(Integer.parseInt(view.group(1)), 1, Integer::sum);
            }
        }

        assertThat(people).isBetween(400_000, 480_000); // 5 a second, and crawlers
        assertThat(byHour.get(14)).isGreaterThan(5 * byHour.get(2));
        assertThat(byPage.get(0)).isGreaterThan(10 * byPage.get(100));
        assertThat(byPage).hasSize(200);
        assertThat(byUser.keySet()).contains("bot-0", "bot-1", "bot-2", "bot-3");
        assertThat(byUser).hasSizeGreaterThan(3_000);
        assertThat(broken / (double) reports.size()).isBetween(0.0008, 0.0012);
        assertThat(late / (double) reports.size()).isBetween(0.0045, 0.0055);
        assertThat(outOfOrder).isGreaterThan(reports.size() / 4);
    }

    @Test
    void aWrongArgument_isNamed() {
        assertThatThrownBy(() -> SendSettings.parse("--speed=3"))
                .hasMessageStartingWith("error: there is no --speed\n");
        assertThatThrownBy(() -> SendSettings.parse("--hours=one"))
                .hasMessage("error: --hours cannot be \"one\"; an example is PT24H");
        assertThatThrownBy(() -> SendSettings.parse("fast"))
                .hasMessageStartingWith("error: \"fast\" is not --name=value");
    }
}
