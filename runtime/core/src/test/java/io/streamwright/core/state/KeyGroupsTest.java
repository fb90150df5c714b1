package io.streamwright.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyGroupsTest {

    /**
     * {@code MathUtils.murmurHash} of Apache Flink step by step: the 32-bit murmur3 of the four bytes of an int with seed 0,
     * made non-negative.
     */
    private static int flinkMurmurHash(int code) {
        int k = code;
        k *= 0xcc9e2d51;
        k = (k << 15) | (k >>> 17);
        k *= 0x1b873593;
        int h = 0 ^ k;
        h = (h << 13) | (h >>> 19);
        h = h * 5 + 0xe6546b64;
        h = h ^ 4; // the number of bytes
        h ^= h >>> 16;
        h *= 0x85ebca6b;
        h ^= h >>> 13;
        h *= 0xc2b2ae35;
        h ^= h >>> 16;
        if (h >= 0) {
            return h;
        } else if (h != Integer.MIN_VALUE) {
            return -h;
        } else {
            return 0;
        }
    }

    @Test
    void mix_isFlinksMurmurHash() {
        Random random = new Random(1);
        for (int i = 0; i < 1_000_000; i++) {
            int hash = i < 1000 ? i - 500 : random.nextInt();
            assertThat(KeyGroups.mix(hash)).isEqualTo(flinkMurmurHash(hash)).isNotNegative();
        }
        assertThat(KeyGroups.mix(Integer.MIN_VALUE)).isEqualTo(flinkMurmurHash(Integer.MIN_VALUE));
        assertThat(KeyGroups.mix(Integer.MAX_VALUE)).isEqualTo(flinkMurmurHash(Integer.MAX_VALUE));
    }

    @Test
    void group_isFlinksForPowersOfTwo() {
        for (int count = 1; count <= 1 << 15; count *= 2) {
            for (int hash = -3000; hash < 3000; hash++) {
                assertThat(KeyGroups.of(hash, count)).isEqualTo(flinkMurmurHash(hash) % count);
            }
        }
    }

    @Test
    void lanes_ownRangesThatFitTogether() {
        for (int count : new int[] {1, 2, 128, 256}) {
            for (int lanes = 1; lanes <= Math.min(count, 9); lanes++) {
                int next = 0;
                for (int lane = 0; lane < lanes; lane++) {
                    assertThat(KeyGroups.firstGroup(lane, lanes, count)).isEqualTo(next);
                    int last = KeyGroups.lastGroup(lane, lanes, count);
                    for (int group = next; group <= last; group++) {
                        assertThat(KeyGroups.laneOf(group, lanes, count)).isEqualTo(lane);
                    }
                    next = last + 1;
                }
                assertThat(next).isEqualTo(count);
            }
        }
    }
}
