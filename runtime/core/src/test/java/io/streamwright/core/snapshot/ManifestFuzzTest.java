package io.streamwright.core.snapshot;

import static io.streamwright.core.snapshot.Snapshots.JOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ManifestFuzzTest {
    private static final int ROUNDS = 100_000;

    private static byte[] snapshot() throws IOException {
        MemorySnapshotStore store = new MemorySnapshotStore(JOB, 1);
        Snapshots.take(store);
        return store.latest().toByteArray();
    }

    private static byte[] manifest() throws IOException {
        byte[] snapshot = snapshot();
        return Arrays.copyOf(snapshot, ByteBuffer.wrap(snapshot).getInt(12) + SnapshotLayout.FRAME_BYTES);
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        byte[] changed = bytes.clone();
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            int at = random.nextInt(changed.length);
            switch (random.nextInt(6)) {
                case 0 -> changed[at] = (byte) random.nextInt();
                case 1 -> changed[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> changed = Arrays.copyOf(changed, Math.max(SnapshotLayout.FRAME_BYTES, at));
                case 3 -> {
                    int from = random.nextInt(changed.length);
                    int count = Math.min(random.nextInt(40), changed.length - Math.max(at, from));
                    System.arraycopy(changed, from, changed, at, count);
                }
                case 4 -> {
                    int[] extremes = {Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 0, 1 << 30, random.nextInt()};
                    int where = Math.min(at, changed.length - 4);
                    ByteBuffer.wrap(changed).putInt(where, extremes[random.nextInt(extremes.length)]);
                }
                default -> {
                    changed = Arrays.copyOf(changed, changed.length + 1 + random.nextInt(20));
                }
            }
        }
        return changed;
    }

    @Test
    void mutatedManifest_isDamagedAndNothingElse() throws IOException {
        byte[] good = manifest();
        assertThatCode(() -> ManifestFormat.decode(good, "manifest")).doesNotThrowAnyException();
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] changed = mutated(good, random);
            if (!Arrays.equals(changed, good)) {
                try {
                    ManifestFormat.decode(changed, "manifest");
                    fail("seed " + seed + ", round " + round + ": not detected");
                } catch (DamagedSnapshotException e) {
                    assertThat(e).hasMessageStartingWith("manifest");
                } catch (RuntimeException e) {
                    fail("seed " + seed + ", round " + round, e);
                }
            }
        }
    }

    /** As if someone had made it: the checksum holds, so that the body itself is read. */
    @Test
    void forgedManifest_isReadableOrDamagedAndNothingElse() throws IOException {
        byte[] good = manifest();
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int damaged = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] changed = mutated(good, random);
            System.arraycopy(good, 0, changed, 0, SnapshotLayout.FRAME_HEAD_BYTES);
            try {
                StoredSnapshot read = ManifestFormat.decode(Frames.resealed(changed), "manifest");
                assertThat(read.flaw()).isNull();
            } catch (DamagedSnapshotException e) {
                damaged++;
            } catch (RuntimeException e) {
                fail("seed " + seed + ", round " + round, e);
            }
        }
        assertThat(damaged).isGreaterThan(ROUNDS / 4);
    }

    @Test
    void mutatedBytesOfASnapshot_areDamagedAndNothingElse() throws IOException {
        byte[] good = snapshot();
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] changed = mutated(good, random);
            if (!Arrays.equals(changed, good)) {
                try {
                    MemorySnapshot.fromByteArray(changed);
                    fail("seed " + seed + ", round " + round + ": not detected");
                } catch (DamagedSnapshotException e) {
                    assertThat(e).hasMessageStartingWith("snapshot");
                } catch (RuntimeException e) {
                    fail("seed " + seed + ", round " + round, e);
                }
            }
        }
    }

    @Test
    void noise_isDamagedAndNothingElse() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            try {
                MemorySnapshot.fromByteArray(noise);
                fail("seed " + seed + ", round " + round + ": not detected");
            } catch (DamagedSnapshotException e) {
                assertThat(e).hasMessageStartingWith("snapshot");
            } catch (RuntimeException e) {
                fail("seed " + seed + ", round " + round, e);
            }
        }
    }
}
