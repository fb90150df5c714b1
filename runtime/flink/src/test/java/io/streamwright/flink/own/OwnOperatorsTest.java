package io.streamwright.flink.own;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.flink.own.Own.Ping;
import io.streamwright.flink.rig.FlinkCluster;
import io.streamwright.flink.rig.FlinkRun;
import io.streamwright.flink.rig.Script;
import io.streamwright.testkit.JobHarness;
import io.streamwright.testkit.TimedEvent;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random scripts, through Flink's own windows and timers and through ours: events out of order, late, and before 1970. */
@ExtendWith(FlinkCluster.Shared.class)
class OwnOperatorsTest {
    private static final List<String> STREAMS = List.of(
            "tumbling",
            "tumblingLate",
            "sliding",
            "slidingLate",
            "patient",
            "patientLate",
            "gaps",
            "gapsLate",
            "sessions",
            "sessionsLate",
            "early",
            "parts",
            "three",
            "lastFive",
            "lastTwo",
            "allByFour",
            "overall",
            "overallLate",
            "delta",
            "evicting",
            "keeping",
            "timers");

    /** Whose results have the end of time as theirs in Flink, and here that of the event. */
    private static final Set<String> WITHOUT_TIME =
            Set.of("three", "lastFive", "lastTwo", "allByFour", "delta", "evicting", "keeping");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void windowsAndTimers_areThoseOfFlink(long seed, FlinkCluster cluster) throws Exception {
        Script<Ping> script = script(new Random(seed));
        Map<String, List<String>> ours =
                byStreamAndKey(script.inHarness(JobHarness.of(new OwnJob()), "pings", STREAMS, String.class));
        Map<String, List<String>> flinks;
        try (FlinkRun<Ping, String> run =
                FlinkRun.startOwn(cluster, script, TypeInformation.of(Ping.class), OwnInFlink::of)) {
            run.end();
            flinks = byStreamAndKey(run.results());
        }

        assertThat(flinks.keySet().stream().map(group -> group.split(" ")[0]).distinct())
                .containsExactlyInAnyOrderElementsOf(STREAMS);
        assertThat(ours).isEqualTo(flinks);
    }

    /** Watermarks that lag, jump and repeat themselves. */
    private static Script<Ping> script(Random random) {
        Script<Ping> script = new Script<>();
        long now = -100;
        for (int i = 0; i < 600; i++) {
            now += random.nextInt(3);
            long at = now - (random.nextInt(4) == 0 ? random.nextInt(40) : random.nextInt(6));
            script.event(new Ping("k" + random.nextInt(4), i, at), at);
            if (random.nextInt(3) == 0) {
                script.watermark(now - random.nextInt(12));
            }
            if (random.nextInt(60) == 0) {
                now += 30;
            }
        }
        return script;
    }

    /** In each group in the order in which they were put out. */
    private static Map<String, List<String>> byStreamAndKey(List<TimedEvent<String>> results) {
        return results.stream()
                .map(result -> {
                    String stream = result.event().substring(0, result.event().indexOf(' '));
                    return WITHOUT_TIME.contains(stream)
                            ? result.event()
                            : result.event() + " @ " + result.timeMillis();
                })
                .collect(groupingBy(text -> text.substring(0, text.indexOf(' ', text.indexOf(' ') + 1))));
    }
}
