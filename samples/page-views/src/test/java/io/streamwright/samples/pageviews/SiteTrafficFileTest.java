package io.streamwright.samples.pageviews;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.core.api.JobResult;
import io.streamwright.core.api.JobRunner;
import io.streamwright.samples.pageviews.visitors.SendVisitors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a file to files, on one lane and on several: exactly what the plain program finds, late views included. */
class SiteTrafficFileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"1", "3"})
    void sixHours_giveWhatThePlainProgramGives(String lanes) throws Exception {
        Path views = folder.resolve("views.jsonl");
        SendVisitors.main(new String[] {
            "--file=" + views,
            "--speed-up=0",
            "--start=2026-05-01T08:00:00Z",
            "--hours=6",
            "--late=0.01",
            "--broken=0.003"
        });
        ByHand byHand = new ByHand();
        byHand.partition(Files.readAllLines(views));
        assertThat(byHand.late()).isGreaterThan(100);

        JobResult result = job(views, lanes).run();

        assertThat(ByHand.results(lines("counts"))).isEqualTo(byHand.counts(false));
        assertThat(ByHand.results(lines("crawlers")))
                .isEqualTo(byHand.crawlers(false, 40))
                .isNotEmpty();
        assertThat(lines("hours")).isEqualTo(ByHand.hours(byHand.counts(false)));
        assertThat(lines("unreadable")).hasSameSizeAs(byHand.unreadable()).isNotEmpty();
        // by the counts of pages, and by those of users
        assertThat(result.progress().lateDropped()).isEqualTo(2 * byHand.late());
    }

    @Test
    void limit_isASetting() throws Exception {
        Path views = folder.resolve("views.jsonl");
        SendVisitors.main(new String[] {"--file=" + views, "--speed-up=0", "--hours=1"});
        ByHand byHand = new ByHand();
        byHand.partition(Files.readAllLines(views));

        job(views, "1").set("limit", "3").run();

        assertThat(ByHand.results(lines("crawlers")))
                .isEqualTo(byHand.crawlers(false, 3))
                .hasSizeGreaterThan(50);
    }

    private JobRunner job(Path views, String lanes) {
        return JobRunner.of(new SiteTrafficJob())
                .set("parallelism", lanes)
                .set("views", "file:" + views)
                .set("unreadable", "file:" + folder.resolve("unreadable.jsonl"))
                .set("counts", "file:" + folder.resolve("counts.jsonl"))
                .set("crawlers", "file:" + folder.resolve("crawlers.jsonl"))
                .set("hours", "file:" + folder.resolve("hours.jsonl"));
    }

    private List<String> lines(String stream) throws Exception {
        return Files.readAllLines(folder.resolve(stream + ".jsonl"));
    }
}
