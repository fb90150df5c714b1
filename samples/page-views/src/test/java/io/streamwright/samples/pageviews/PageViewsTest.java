package io.streamwright.samples.pageviews;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.samples.pageviews.PageViews.PageCount;
import io.streamwright.samples.pageviews.PageViews.PageView;
import io.streamwright.testkit.JobHarness;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PageViewsTest {
    private static final Instant TEN = Instant.parse("2024-05-01T10:00:00Z");

    @Test
    void aMinuteIsCounted_onceNoViewOfItIsExpectedAnyMore() {
        try (JobHarness job = JobHarness.start(new PageViewsJob())) {
            job.send("views", view("home", "ada", 58));
            job.send("views", view("home", "bot-7", 59));
            job.send("views", view("help", "bob", 62));
            job.send("views", view("home", "cy", 57));
            assertThat(job.drain("counts")).isEmpty();

            job.send("views", view("home", "ada", 65));
            assertThat(job.drain("counts", PageCount.class)).containsExactly(new PageCount("home", TEN, 2));

            job.send("views", view("home", "too late", 59));
            assertThat(job.lateDropped("counts")).isEqualTo(1);
        }
    }

    private static PageView view(String page, String user, int second) {
        return new PageView(page, user, TEN.plusSeconds(second));
    }
}
