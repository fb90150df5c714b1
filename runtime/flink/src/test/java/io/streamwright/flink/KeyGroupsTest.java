package io.streamwright.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.core.state.KeyGroups;
import java.util.Random;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.util.MathUtils;
import org.junit.jupiter.api.Test;

/** Our key groups against Flink's own classes. */
class KeyGroupsTest {
    private static final int MOST_GROUPS = 1 << 15;

    @Test
    void groupOfHash_isFlinks() {
        Random random = new Random(5);
        for (int i = 0; i < 1_000_000; i++) {
            int hash = i < 2000 ? i - 1000 : random.nextInt();
            check(hash, 1 << random.nextInt(16));
        }
        for (int count = 1; count <= MOST_GROUPS; count *= 2) {
            check(Integer.MIN_VALUE, count);
            check(Integer.MAX_VALUE, count);
        }
    }

    private static void check(int hash, int count) {
        // without the assertions of AssertJ, of which a million take seconds
        if (KeyGroups.mix(hash) != MathUtils.murmurHash(hash)
                || KeyGroups.of(hash, count) != KeyGroupRangeAssignment.computeKeyGroupForKeyHash(hash, count)) {
            throw new AssertionError("hash " + hash + " among " + count + " groups");
        }
    }

    /** Flink does not multiply in 64 bits, which is enough for its 32,768 groups and as many subtasks. */
    @Test
    void laneOfGroup_isFlinksSubtask() {
        for (int count = 1; count <= MOST_GROUPS; count *= 2) {
            for (int lanes = 1; lanes <= count; lanes += 1 + lanes / 5) {
                for (int group = 0; group < count; group += 1 + count / 300) {
                    assertThat(KeyGroups.laneOf(group, lanes, count))
                            .isEqualTo(KeyGroupRangeAssignment.computeOperatorIndexForKeyGroup(count, lanes, group));
                }
            }
        }
    }

    @Test
    void rangeOfLane_isFlinksRangeOfSubtask() {
        for (int count = 1; count <= MOST_GROUPS; count *= 2) {
            for (int lanes = 1; lanes <= count; lanes += 1 + lanes / 5) {
                for (int lane = 0; lane < lanes; lane += 1 + lanes / 300) {
                    KeyGroupRange range =
                            KeyGroupRangeAssignment.computeKeyGroupRangeForOperatorIndex(count, lanes, lane);
                    assertThat(KeyGroups.firstGroup(lane, lanes, count)).isEqualTo(range.getStartKeyGroup());
                    assertThat(KeyGroups.lastGroup(lane, lanes, count)).isEqualTo(range.getEndKeyGroup());
                }
            }
        }
    }
}
