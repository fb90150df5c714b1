package io.streamwright.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.snapshot.SectionId;
import io.streamwright.core.snapshot.SnapshotManifest;
import io.streamwright.core.snapshot.SnapshotWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.LongToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BareKeyTableTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void randomChanges_equalAHashMap(long seed) throws IOException {
        changeAtRandom(seed, Long::hashCode, 120_000, 60_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void equalHashes_areNotLost(long seed) throws IOException {
        changeAtRandom(seed, key -> (int) (key % 3), 5_000, 300);
    }

    @Test
    void keyZero_isAKeyLikeAnother() {
        BareKeyTable table = new BareKeyTable(Long::hashCode);
        table.put(0, 7);
        assertThat(table.content()).isEqualTo(Map.of(0L, 7L));
        table.put(0, 8);
        table.put(1, 9);
        assertThat(table.size()).isEqualTo(2);
        assertThat(table.content()).isEqualTo(Map.of(0L, 8L, 1L, 9L));
        table.remove(0);
        table.remove(0);
        assertThat(table.content()).isEqualTo(Map.of(1L, 9L));
        assertThat(table.size()).isEqualTo(1);
    }

    private static void changeAtRandom(long seed, LongToIntFunction hash, int steps, int keys) throws IOException {
        Random random = new Random(seed);
        BareKeyTable table = new BareKeyTable(hash);
        Map<Long, Long> expected = new HashMap<>();
        Map<Long, Long> atFreeze = Map.of();
        FrozenTable frozen = null;
        for (int step = 0; step < steps; step++) {
            long key = random.nextInt(keys);
            if (random.nextInt(4) == 0) {
                expected.remove(key);
                table.remove(key);
            } else {
                expected.put(key, (long) step);
                table.put(key, step);
            }
            if (step % 1_000 == 999) {
                if (frozen == null) {
                    frozen = table.freeze(128, new BinaryOutput());
                    atFreeze = new HashMap<>(expected);
                } else {
                    assertThat(restored(frozen, hash)).as("seed %s", seed).isEqualTo(atFreeze);
                    frozen.release();
                    frozen = null;
                }
                assertThat(table.size()).as("seed %s", seed).isEqualTo(expected.size());
            }
        }
        assertThat(table.content()).as("seed %s", seed).isEqualTo(expected);
    }

    private static Map<Long, Long> restored(FrozenTable frozen, LongToIntFunction hash) throws IOException {
        BareKeyTable copy = new BareKeyTable(hash);
        frozen.write("uid", new SnapshotWriter() {
            @Override
            public void section(SectionId id, byte[] bytes, int offset, int length) {
                BinaryInput in = new BinaryInput(Arrays.copyOfRange(bytes, offset, offset + length));
                for (int rows = in.readCount(1); rows > 0; rows--) {
                    copy.decodeRow(in);
                }
                in.expectEnd();
            }

            @Override
            public long complete(SnapshotManifest manifest) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void close() {}
        });
        return copy.content();
    }
}
