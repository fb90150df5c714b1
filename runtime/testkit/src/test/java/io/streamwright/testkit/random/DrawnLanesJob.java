package io.streamwright.testkit.random;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A drawn job for several lanes.
 *
 * @param sources by the name of each source, what its events are like
 * @param orders by the name of each stream, which order its events keep
 * @param untimed streams whose events are known, but not their times
 * @param parallelism on how many lanes it may run
 */
record DrawnLanesJob(
        DrawnJob job,
        Map<String, SourceFacts> sources,
        Map<String, Flow.Order> orders,
        Set<String> untimed,
        List<Integer> parallelism) {

    /**
     * What the events of a source are like.
     *
     * @param splits how many splits there are
     * @param outOfOrderMillis how much later than its successors an event comes at most, if none is late
     * @param late whether some come later
     */
    record SourceFacts(int splits, long outOfOrderMillis, boolean late) {}
}
