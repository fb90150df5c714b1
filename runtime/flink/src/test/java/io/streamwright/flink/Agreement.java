package io.streamwright.flink;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.testkit.TimedEvent;
import java.util.List;
import java.util.function.Function;

/** What it means that Flink and the harness agree. */
final class Agreement {
    private Agreement() {}

    /** The same results with the same times: over all as a multiset, and for each key in the same order. */
    static <R> void assertSame(List<TimedEvent<R>> actual, List<TimedEvent<R>> expected, Function<R, ?> key) {
        assertThat(actual).containsExactlyInAnyOrderElementsOf(expected);
        Function<TimedEvent<R>, ?> keyOf = result -> key.apply(result.event());
        assertThat(actual.stream().collect(groupingBy(keyOf)))
                .isEqualTo(expected.stream().collect(groupingBy(keyOf)));
    }
}
