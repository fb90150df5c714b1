package io.streamwright.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.core.api.CompiledJob;
import io.streamwright.core.operator.Output;
import io.streamwright.processor.emit.LanesByHand.Result;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The job {@code lanes} puts out on several lanes what it does on one. */
class SeveralLanesTest {
    private static final int SPLITS = 3;
    private static final LoadedJob LOADED = new LoadedJob("lanes");
    private static final CompiledJob JOB = LOADED.job("lanes.LanesJob");

    @ParameterizedTest
    @CsvSource({"2, 1", "2, 2", "3, 3", "3, 4", "3, 5", "5, 6"})
    void severalLanes_thenResultsOfOne(int lanes, long seed) {
        List<Result> several = run(lanes, seed);
        List<Result> one = run(1, 0);

        for (String stream : List.of("anywhere", "summaries", "lines", "reasons")) {
            assertThat(shown(several, stream)).as(stream).isNotEmpty().isEqualTo(shown(one, stream));
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 1", "3, 2", "5, 3"})
    void broadcast_thenOnceOnEachLaneThatReads(int lanes, long seed) {
        List<Result> several = run(lanes, seed);
        List<String> expected = shown(run(1, 0), "everywhere");

        for (int lane = 0; lane < lanes; lane++) {
            int at = lane;
            List<Result> here =
                    several.stream().filter(result -> result.lane() == at).toList();
            assertThat(shown(here, "everywhere")).isEqualTo(lane < 2 ? expected : List.of());
            assertThat(shown(here, "count")).hasSize(lane < 2 ? expected.size() : 0);
        }
    }

    @Test
    void nothingToDivide_thenOneStageOnAllLanes() {
        LanesByHand lanes = new LanesByHand(new LoadedJob("trim").job("trim.TrimJob"), 2, 1);
        lanes.split("lines", 0, "left", List.of(" a", "b "));
        lanes.split("lines", 1, "right", List.of(" c "));
        lanes.run();

        assertThat(lanes.results())
                .containsExactlyInAnyOrder(
                        new Result("trimmed", 0, "a", Output.NO_TIME),
                        new Result("trimmed", 0, "b", Output.NO_TIME),
                        new Result("trimmed", 1, "c", Output.NO_TIME));
    }

    @Test
    void limitToOneLane_thenThatLane() {
        assertThat(lanesOf(run(3, 1), result -> result.stream().equals("lines")))
                .containsExactly(0);
        assertThat(lanesOf(run(3, 1), result -> result.stream().equals("reasons")))
                .containsExactly(0);
    }

    @Test
    void shuffle_thenAllLanes() {
        assertThat(lanesOf(run(3, 1), result -> result.stream().equals("anywhere")))
                .containsExactly(0, 1, 2);
    }

    @Test
    void key_thenOneLane() {
        Map<String, Set<Integer>> lanes = new HashMap<>();
        for (Result result : run(5, 7)) {
            if (result.stream().equals("summaries")) {
                String sensor = show(result.event()).replaceFirst("^sensor=(\\w+) .*", "$1");
                lanes.computeIfAbsent(sensor, key -> new TreeSet<>()).add(result.lane());
            }
        }
        assertThat(lanes).hasSize(7);
        assertThat(lanes.values()).allMatch(of -> of.size() == 1);
        assertThat(lanes.values().stream().distinct().count()).isGreaterThan(1);
    }

    private static List<Result> run(int count, long seed) {
        LanesByHand lanes = new LanesByHand(JOB, count, seed);
        for (int split = 0; split < SPLITS; split++) {
            lanes.split("readings", split, "r" + split, readings(split));
            lanes.split("knownPeaks", split, "p" + split, peaks(split));
            lanes.undecodable("readings", split, "reason " + split);
        }
        lanes.split("notes", 0, "n", notes());
        lanes.run();
        return lanes.results();
    }

    private static String sensor(int number) {
        return "s" + number % 7;
    }

    /** Up to two seconds out of order. */
    private static List<Object> readings(int split) {
        return IntStream.range(0, 120)
                .mapToObj(i -> LOADED.make(
                        "lanes.Lanes$Reading", sensor(i * (split + 1)), 1000L * i - (i % 3 == 2 ? 1900 : 0), new int[] {
                            i * 31 % 100, i * 17 % 90
                        }))
                .toList();
    }

    private static List<Object> peaks(int split) {
        return IntStream.range(0, 30)
                .mapToObj(i -> LOADED.make("lanes.Lanes$Peak", sensor(i + split), 4000L * i, i))
                .toList();
    }

    private static List<String> notes() {
        return IntStream.range(0, 60)
                .mapToObj(i -> sensor(i) + " " + 2000L * i + " " + (200 + i))
                .toList();
    }

    private static Set<Integer> lanesOf(List<Result> results, Predicate<Result> wanted) {
        return results.stream().filter(wanted).map(Result::lane).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The results of a stream with their times, in an order of their own. */
    private static List<String> shown(List<Result> results, String stream) {
        return results.stream()
                .filter(result -> result.stream().equals(stream))
                .map(result -> show(result.event()) + " at " + result.time())
                .sorted()
                .toList();
    }

    private static String show(Object value) {
        if (value.getClass().isArray()) {
            List<Object> elements = new ArrayList<>();
            IntStream.range(0, Array.getLength(value)).forEach(i -> elements.add(Array.get(value, i)));
            return elements.toString();
        }
        if (!value.getClass().isRecord()) {
            return value.toString();
        }
        List<String> parts = new ArrayList<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            try {
                parts.add(
                        component.getName() + "=" + show(component.getAccessor().invoke(value)));
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("no " + component, e);
            }
        }
        return String.join(" ", parts);
    }
}
