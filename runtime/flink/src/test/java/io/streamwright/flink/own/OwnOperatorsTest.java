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
import java.util.stream.LongStream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
            "eager",
            "shares",
            "thirds",
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

    /** How many scripts are alike. */
    private static final int EVEN = 4;

    /** Whose results have the end of time as theirs in Flink, and here that of the event. */
    private static final Set<String> WITHOUT_TIME =
            Set.of("three", "lastFive", "lastTwo", "allByFour", "delta", "evicting", "keeping");

    /** The first ones are such that there is something of everything; more with {@code -Dstreamwright.flink.scripts=100}. */
    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("streamwright.flink.scripts", 10));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void windowsAndTimers_areThoseOfFlink(long seed, FlinkCluster cluster) throws Exception {
        Random random = new Random(seed);
        Script<Ping> script = script(random, seed <= EVEN ? Pace.EVEN : Pace.drawn(random));
        Map<String, List<String>> ours =
                byStreamAndKey(script.inHarness(JobHarness.of(new OwnJob()), "pings", STREAMS, String.class));
        Map<String, List<String>> flinks;
        try (FlinkRun<Ping, String> run =
                FlinkRun.startOwn(cluster, script, TypeInformation.of(Ping.class), OwnInFlink::of)) {
            run.end();
            flinks = byStreamAndKey(run.results());
        }

        assertThat(ours).isEqualTo(flinks);
        if (seed <= EVEN) {
            assertThat(flinks.keySet().stream()
                            .map(group -> group.split(" ")[0])
                            .distinct())
                    .containsExactlyInAnyOrderElementsOf(STREAMS);
        }
    }

    /**
     * How a script goes: bounds of what is drawn.
     *
     * @param step how far time moves from event to event
     * @param disorder how far events may be behind
     * @param late how far some of them are
     * @param lag how far watermarks are
     * @param marks after how many events there is one
     */
    private record Pace(int keys, int step, int disorder, int late, int lag, int marks) {
        static final Pace EVEN = new Pace(4, 3, 6, 40, 12, 3);

        static Pace drawn(Random random) {
            return new Pace(
                    1 + random.nextInt(6),
                    1 + random.nextInt(12),
                    1 + random.nextInt(20),
                    1 + random.nextInt(80),
                    1 + random.nextInt(30),
                    1 + random.nextInt(10));
        }
    }

    /** Watermarks that lag, jump and repeat themselves. */
    private static Script<Ping> script(Random random, Pace pace) {
        Script<Ping> script = new Script<>();
        long now = -100;
        for (int i = 0; i < 600; i++) {
            now += random.nextInt(pace.step());
            long at = now - random.nextInt(random.nextInt(4) == 0 ? pace.late() : pace.disorder());
            script.event(new Ping("k" + random.nextInt(pace.keys()), i, at), at);
            if (random.nextInt(pace.marks()) == 0) {
                script.watermark(now - random.nextInt(pace.lag()));
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
