package io.streamwright.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.codec.CorruptDataException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSetTest {

    private static List<Long> times(@Nullable TimeSet set) {
        List<Long> times = new ArrayList<>();
        if (set != null) {
            set.forEach(times::add);
        }
        return times;
    }

    private static @Nullable TimeSet written(@Nullable TimeSet set) {
        BinaryOutput out = new BinaryOutput();
        TimeSet.write(set, out);
        BinaryInput in = new BinaryInput(out.toByteArray());
        TimeSet read = TimeSet.read(in);
        in.expectEnd();
        return read;
    }

    /** Against the tree of the JDK, in ranges from crowded to empty. */
    @ParameterizedTest
    @ValueSource(longs = {10, 1_000, 100_000, Long.MAX_VALUE})
    void anyOrderOfCalls_isThatOfATreeSet(long range) {
        Random random = new Random(range);
        TreeSet<Long> expected = new TreeSet<>();
        TimeSet set = null;
        for (int i = 0; i < 40_000; i++) {
            boolean adds = random.nextInt(100) < (i / 10_000 % 2 == 0 ? 70 : 30);
            long time =
                    !adds && !expected.isEmpty() && random.nextBoolean() ? expected.first() : random.nextLong() % range;
            TimeSet before = set;
            if (adds) {
                boolean isNew = expected.add(time);
                set = set == null ? TimeSet.of(time) : set.with(time);
                assertThat(set != before).isEqualTo(isNew);
            } else if (set != null) {
                boolean was = expected.remove(time);
                set = set.without(time);
                assertThat(set != before).isEqualTo(was);
            }
            if (set == null) {
                assertThat(expected).isEmpty();
            } else {
                assertThat(set.first()).isEqualTo(expected.first());
                assertThat(set.size()).isEqualTo(expected.size());
                assertThat(set.contains(time)).isEqualTo(expected.contains(time));
            }
            if (i % 1_000 == 0) {
                assertThat(times(set)).containsExactlyElementsOf(expected);
                assertThat(times(written(set))).containsExactlyElementsOf(expected);
            }
        }
    }

    @Test
    void setThatWasGivenAway_staysAsItWas() {
        TimeSet set = TimeSet.of(0);
        for (long time = 1; time < 10_000; time++) {
            set = set.with(time * 3);
        }
        List<Long> before = times(set);
        TimeSet changed = set.with(1).with(-5);
        for (long time = 0; time < 5_000; time++) {
            changed = changed.without(time * 3);
        }
        assertThat(times(set)).isEqualTo(before);
        assertThat(changed.first()).isEqualTo(-5);
    }

    @Test
    void ascendingTimes_canBeReadAndTakenOneByOne() {
        TimeSet set = TimeSet.of(0);
        for (long time = 1; time < 300_000; time++) {
            set = set.with(time);
        }
        TimeSet left = written(set);
        for (long time = 0; time < 300_000; time++) {
            assertThat(left.first()).isEqualTo(time);
            left = left.without(time);
        }
        assertThat(left).isNull();
    }

    @Test
    void endsOfTheRange_areTimesToo() {
        TimeSet set = TimeSet.of(Long.MAX_VALUE).with(Long.MIN_VALUE).with(0);
        assertThat(times(set)).containsExactly(Long.MIN_VALUE, 0L, Long.MAX_VALUE);
        assertThat(times(written(null))).isEmpty();
    }

    @Test
    void negativeSize_isDamage() {
        BinaryOutput out = new BinaryOutput();
        out.writeLong(-1);
        assertThatThrownBy(() -> TimeSet.read(new BinaryInput(out.toByteArray())))
                .isInstanceOf(CorruptDataException.class);
    }
}
