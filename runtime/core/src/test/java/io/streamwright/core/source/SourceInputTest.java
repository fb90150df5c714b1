package io.streamwright.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamwright.DeadLetter;
import io.streamwright.ErrorPolicy;
import io.streamwright.core.operator.LaneProgram;
import io.streamwright.core.operator.LaneSetup;
import io.streamwright.core.operator.OperatorContext;
import io.streamwright.core.operator.Output;
import io.streamwright.core.operator.StreamTap;
import io.streamwright.core.operator.SweepBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceInputTest {
    private final List<Long> delivered = new ArrayList<>();

    /** A lane that notes each watermark it is moved to. */
    private static final class Lane extends LaneProgram {
        private final List<Long> watermarks = new ArrayList<>();
        private @Nullable SourceInput<Long> input;

        Lane() {
            super(
                    new LaneSetup() {
                        @Override
                        public OperatorContext operators() {
                            throw new UnsupportedOperationException();
                        }

                        @Override
                        public <T> Output<T> sink(String stream) {
                            throw new UnsupportedOperationException();
                        }

                        @Override
                        public @Nullable StreamTap tap() {
                            return null;
                        }
                    },
                    1);
        }

        @Override
        protected boolean advance(SweepBudget sweepBudget) {
            if (input != null) {
                watermarks.add(input.watermark());
            }
            return true;
        }
    }

    private final Lane lane = new Lane();

    private SourceInput<Long> input(long outOfOrder, long idleAfter, ErrorPolicy onError) {
        SourceInput<Long> input = new SourceInput<>("s", "s", onError, new SourceTiming(outOfOrder, idleAfter), lane) {
            @Override
            protected long timeOf(Long event) {
                return event;
            }

            @Override
            protected void deliver(Long event, long time) {
                delivered.add(event);
            }
        };
        lane.input = input;
        return input;
    }

    @Test
    void watermark_followsEachEvent() {
        SourceInput<Long> input = input(5, 0, ErrorPolicy.FAIL);
        input.select(input.addSplit("a", 0));
        input.emit(10L);
        input.emit(8L);
        input.emit(12L);
        assertThat(lane.watermarks).containsExactly(4L, 6L);
        assertThat(input.events()).isEqualTo(3);
    }

    @Test
    void eventsAtTheEndsOfTime_doNotOverflow() {
        SourceInput<Long> input = input(5, 0, ErrorPolicy.FAIL);
        input.select(input.addSplit("a", 0));
        input.emit(Long.MIN_VALUE + 1);
        assertThat(input.watermark()).isEqualTo(Long.MIN_VALUE);
        input.emit(Long.MAX_VALUE);
        assertThat(input.watermark()).isEqualTo(Long.MAX_VALUE - 6);
    }

    @Test
    void eventOfAnIdleSplit_makesItActive_evenIfItIsLate() {
        SourceInput<Long> input = input(0, 10, ErrorPolicy.FAIL);
        SplitState a = input.addSplit("a", 0);
        input.select(a);
        input.emit(100L);
        input.checkIdle(10);
        assertThat(a.idle()).isTrue();
        assertThat(input.idle()).isTrue();
        input.emit(50L);
        assertThat(a.idle()).isFalse();
        assertThat(input.idle()).isFalse();
        assertThat(input.watermark()).isEqualTo(99);
    }

    @Test
    void emptySource_endsTimeOnceNothingCanCome() {
        SourceInput<Long> input = input(0, 0, ErrorPolicy.FAIL);
        assertThat(input.watermark()).isEqualTo(Long.MIN_VALUE);
        input.noMoreSplits();
        assertThat(input.watermark()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void sourceWithoutSplits_isIdleAfterAWhile_untilOneComes() {
        SourceInput<Long> input = input(0, 10, ErrorPolicy.FAIL);
        SplitState a = input.addSplit("a", 0);
        input.select(a);
        input.emit(100L);
        input.end(a);
        input.checkIdle(5);
        input.checkIdle(14);
        assertThat(input.idle()).isFalse();
        input.checkIdle(15);
        assertThat(input.idle()).isTrue();
        assertThat(input.watermark()).isEqualTo(99);
        input.select(input.addSplit("b", 20));
        assertThat(input.idle()).isFalse();
        input.emit(200L);
        assertThat(input.watermark()).isEqualTo(199);
    }

    @Test
    void splitsThatFallSilentTogether_raiseTheWatermarkToTheLargest() {
        SourceInput<Long> input = input(0, 10, ErrorPolicy.FAIL);
        SplitState a = input.addSplit("a", 0);
        SplitState b = input.addSplit("b", 0);
        input.select(a);
        input.emit(100L);
        input.select(b);
        input.emit(200L);
        input.checkIdle(10);
        assertThat(input.idle()).isTrue();
        assertThat(input.watermark()).isEqualTo(199);
        input.select(a);
        input.emit(150L);
        assertThat(input.idle()).isFalse();
        assertThat(input.watermark()).isEqualTo(199);
    }

    @Test
    void oneOfTwoFallsSilent_thenTheOtherCounts() {
        SourceInput<Long> input = input(0, 10, ErrorPolicy.FAIL);
        SplitState a = input.addSplit("a", 0);
        SplitState b = input.addSplit("b", 0);
        input.select(b);
        input.emit(200L);
        input.select(a);
        input.emit(100L);
        input.delivered(8);
        input.checkIdle(10);
        assertThat(b.idle()).isTrue();
        assertThat(input.watermark()).isEqualTo(99);
        input.checkIdle(18);
        assertThat(input.watermark()).isEqualTo(199);
    }

    @Test
    void undecodableInput_isCountedOrFails() {
        SourceInput<Long> skipping = input(0, 0, ErrorPolicy.SKIP);
        skipping.undecodable("line 7", "no number", new byte[0]);
        assertThat(skipping.skipped()).isEqualTo(1);
        SourceInput<Long> failing = input(0, 0, ErrorPolicy.FAIL);
        assertThatThrownBy(() -> failing.undecodable("line 7", "no number", new byte[0]))
                .isInstanceOf(UndecodableInputException.class)
                .hasMessageContaining("line 7")
                .hasMessageContaining("no number");
        assertThat(new DeadLetter("s", "p", "r", new byte[0]).source()).isEqualTo("s");
    }

    /** The definition, with no thought of speed. */
    private static final class NaiveSource {
        private long watermark = Long.MIN_VALUE;

        void look(List<SplitState> splits, boolean noMore) {
            long smallest = Long.MAX_VALUE;
            long largest = Long.MIN_VALUE;
            boolean any = false;
            boolean open = false;
            for (SplitState split : splits) {
                open |= !split.ended();
                largest = split.ended() ? largest : Math.max(largest, split.watermark());
                if (!split.ended() && !split.idle()) {
                    any = true;
                    smallest = Math.min(smallest, split.watermark());
                }
            }
            if (any || (!open && noMore)) {
                watermark = Math.max(watermark, smallest);
            } else if (open) {
                watermark = Math.max(watermark, largest);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void randomCourses_equalTheDefinition(long seed) {
        Random random = new Random(seed);
        SourceInput<Long> input = input(3, 50, ErrorPolicy.FAIL);
        NaiveSource naive = new NaiveSource();
        List<SplitState> splits = new ArrayList<>();
        List<Long> longest = new ArrayList<>();
        boolean noMore = false;
        long clock = 0;
        for (int step = 0; step < 3_000 && !noMore; step++) {
            clock += random.nextInt(4);
            int what = random.nextInt(100);
            if (what < 3 && splits.size() < 20) {
                splits.add(input.addSplit("s" + splits.size(), clock));
                longest.add(Long.MIN_VALUE);
            } else if (what < 4 && !splits.isEmpty()) {
                input.end(splits.get(random.nextInt(splits.size())));
            } else if (what < 10) {
                input.checkIdle(clock);
            } else if (what == 10 && step > 2_000) {
                splits.forEach(input::end);
                input.noMoreSplits();
                noMore = true;
            } else if (!splits.isEmpty()) {
                int index = random.nextInt(splits.size());
                SplitState split = splits.get(index);
                if (!split.ended()) {
                    input.select(split);
                    for (int i = random.nextInt(4); i >= 0; i--) {
                        long time = (long) step + random.nextInt(30);
                        input.emit(time);
                        longest.set(index, Math.max(longest.get(index), time));
                        assertThat(split.watermark()).isEqualTo(longest.get(index) - 4);
                        naive.look(splits, noMore);
                        assertThat(input.watermark()).as("seed %s", seed).isEqualTo(naive.watermark);
                    }
                    input.delivered(clock);
                }
            }
            naive.look(splits, noMore);
            assertThat(input.watermark()).as("seed %s, step %s", seed, step).isEqualTo(naive.watermark);
            if (splits.stream().anyMatch(split -> !split.ended())) {
                assertThat(input.idle())
                        .as("seed %s, step %s", seed, step)
                        .isEqualTo(splits.stream().allMatch(split -> split.ended() || split.idle()));
            }
        }
        assertThat(lane.watermarks).isSorted();
    }
}
