package io.streamwright.samples.quakes;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.core.api.JobResult;
import io.streamwright.core.api.JobRunner;
import io.streamwright.core.api.JobState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real thing: from the file of the catalogue to files of results. */
class QuakesRunTest {
    private static final String HEADING = "region,from,to,quakes,strongest,meanMagnitude,deepestKm";

    private final ByHand byHand = ByHand.read();

    @TempDir
    Path folder;

    @Test
    void theCatalogue_givesWhatThePlainProgramGives() throws Exception {
        JobResult result =
                run("daily.csv", "rolling.csv", "days.jsonl", "alerts.jsonl").run();

        assertThat(result.state()).isEqualTo(JobState.FINISHED);
        assertThat(result.progress().events()).isEqualTo(byHand.lines().size());
        List<String> daily = Files.readAllLines(folder.resolve("daily.csv"));
        assertThat(daily.get(0)).isEqualTo(HEADING);
        assertThat(daily.subList(1, daily.size())).containsExactlyInAnyOrderElementsOf(csv(byHand.daily()));
        List<String> rolling = Files.readAllLines(folder.resolve("rolling.csv"));
        assertThat(rolling.subList(1, rolling.size())).containsExactlyInAnyOrderElementsOf(csv(byHand.rolling()));
        assertThat(Files.readAllLines(folder.resolve("days.jsonl")))
                .containsExactlyElementsOf(
                        byHand.days().stream().map(QuakesRunTest::json).toList());
        assertThat(Files.readAllLines(folder.resolve("alerts.jsonl")))
                .containsExactlyInAnyOrderElementsOf(byHand.alerts(5.5, 6 * 3_600_000L).stream()
                        .map(QuakesRunTest::json)
                        .toList());
    }

    @Test
    void withSnapshotsAndParts_theResultsAreTheSame() throws Exception {
        run("daily/?format=csv", "rolling/?format=csv", "days/?format=json", "alerts/?format=json")
                .stateDir(folder.resolve("state"))
                .set("snapshot-interval", "10ms")
                .run();

        assertThat(parts("daily")).containsExactlyInAnyOrderElementsOf(csv(byHand.daily()));
        assertThat(parts("rolling")).containsExactlyInAnyOrderElementsOf(csv(byHand.rolling()));
        assertThat(parts("days"))
                .containsExactlyElementsOf(
                        byHand.days().stream().map(QuakesRunTest::json).toList());
        assertThat(parts("alerts")).hasSameSizeAs(byHand.alerts(5.5, 6 * 3_600_000L));
    }

    private JobRunner run(String daily, String rolling, String days, String alerts) {
        return JobRunner.of(new QuakesJob())
                .set("quakes", "file:" + ByHand.CATALOGUE)
                .set("daily", "file:" + folder + "/" + daily)
                .set("rolling", "file:" + folder + "/" + rolling)
                .set("days", "file:" + folder + "/" + days)
                .set("alerts", "file:" + folder + "/" + alerts);
    }

    private List<String> parts(String name) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            for (Path file : files.sorted().toList()) {
                if (file.getFileName().toString().startsWith("part-")) {
                    lines.addAll(Files.readAllLines(file));
                }
            }
        }
        lines.removeIf(HEADING::equals);
        return lines;
    }

    private static List<String> csv(List<RegionStats> stats) {
        return stats.stream()
                .map(each -> Stream.of(
                                each.region(),
                                each.from(),
                                each.to(),
                                each.quakes(),
                                each.strongest(),
                                each.meanMagnitude(),
                                each.deepestKm())
                        .map(Object::toString)
                        .collect(Collectors.joining(",")))
                .toList();
    }

    private static String json(DayReview day) {
        String most = day.mostActive().stream().map(each -> "\"" + each + "\"").collect(Collectors.joining(","));
        return "{\"day\":\"" + day.day() + "\",\"quakes\":" + day.quakes() + ",\"strongest\":" + day.strongest()
                + ",\"where\":\"" + day.where() + "\",\"mostActive\":[" + most + "]}";
    }

    private static String json(AllQuiet alert) {
        return "{\"region\":\"" + alert.region() + "\",\"since\":\"" + alert.since() + "\",\"magnitude\":"
                + alert.magnitude() + ",\"quake\":\"" + alert.quake() + "\",\"aftershocks\":" + alert.aftershocks()
                + "}";
    }
}
