package io.streamwright.samples.taxi;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.core.api.JobResult;
import io.streamwright.core.api.JobRunner;
import io.streamwright.core.api.JobState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real thing: from the file to files of results, on one lane and on several. */
class TaxiRunTest {
    private final ByHand byHand = ByHand.read();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"1", "3"})
    void theFile_givesWhatThePlainProgramGives(String lanes) throws Exception {
        JobResult result = JobRunner.of(new TaxiJob())
                .set("parallelism", lanes)
                .set("passengers", "file:" + ByHand.FILE)
                .set("alerts", "file:" + folder + "/alerts.csv")
                .set("days", "file:" + folder + "/days.csv")
                .run();

        assertThat(result.state()).isEqualTo(JobState.FINISHED);
        assertThat(result.progress().events()).isEqualTo(byHand.lines().size());
        List<DemandAlert> alerts = byHand.alerts(4, 4);
        List<String> written = Files.readAllLines(folder.resolve("alerts.csv"));
        assertThat(written.get(0)).isEqualTo("from,passengers,usual,deviations");
        assertThat(written.subList(1, written.size()))
                .containsExactlyInAnyOrderElementsOf(
                        alerts.stream().map(TaxiRunTest::csv).toList());
        List<String> days = Files.readAllLines(folder.resolve("days.csv"));
        assertThat(days.get(0)).isEqualTo("day,tooMany,tooFew,most,percent");
        assertThat(days.subList(1, days.size()))
                .containsExactlyElementsOf(
                        ByHand.days(alerts).stream().map(TaxiRunTest::csv).toList());
    }

    /** What people know of that half year: the benchmark that the file is from names these days too. */
    @Test
    void theDaysThatEverybodyRemembers_areAmongThem() {
        List<UnusualDay> days = ByHand.days(byHand.alerts(4, 4));

        assertThat(days)
                .extracting(UnusualDay::day)
                .contains(
                        LocalDate.parse("2014-09-01"), // Labor Day
                        LocalDate.parse("2014-11-27"), // Thanksgiving
                        LocalDate.parse("2014-12-25"), // Christmas
                        LocalDate.parse("2015-01-01"), // New Year
                        LocalDate.parse("2015-01-27")); // the snow storm
        assertThat(days)
                .filteredOn(day -> day.day().equals(LocalDate.parse("2015-01-27")))
                .allSatisfy(day -> assertThat(day.percent()).isLessThan(10));
    }

    private static String csv(DemandAlert alert) {
        return alert.from() + "," + alert.passengers() + "," + alert.usual() + "," + alert.deviations();
    }

    private static String csv(UnusualDay day) {
        return day.day() + "," + day.tooMany() + "," + day.tooFew() + "," + day.most() + "," + day.percent();
    }
}
