package io.streamwright.flink.own;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.core.operator.WatermarkMerge;
import io.streamwright.core.operator.WatermarkValve;
import io.streamwright.core.time.WindowSpec;
import io.streamwright.testkit.JobHarness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.eventtime.IndexedCombinedWatermarkStatus;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkOutputMultiplexer;
import org.apache.flink.runtime.event.WatermarkEvent;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.api.windowing.assigners.SlidingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.assigners.WindowAssigner;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.streaming.runtime.io.PushingAsyncDataInput;
import org.apache.flink.streaming.runtime.streamrecord.LatencyMarker;
import org.apache.flink.streaming.runtime.streamrecord.RecordAttributes;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.StatusWatermarkValve;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.junit.jupiter.api.Test;

/** Random courses of watermarks and idleness, through the classes of Flink that combine them and through ours. */
class WatermarksTest {
    private static final int COURSES = 2_000;
    private static final int STEPS = 60;

    /** Some inputs and what happens to them: one falls idle, comes back with a watermark, moves on, or ends. */
    private abstract static class Course {
        final Random random;
        final long[] at;
        final boolean[] idle;
        private final StringBuilder history = new StringBuilder();

        Course(long seed) {
            random = new Random(seed);
            int inputs = 2 + random.nextInt(3);
            at = new long[inputs];
            Arrays.fill(at, Long.MIN_VALUE);
            idle = new boolean[inputs];
            history.append("seed ").append(seed).append(':');
        }

        final void run() throws Exception {
            for (int i = 0; i < STEPS; i++) {
                step(random.nextInt(at.length));
                look();
                check(history.toString());
            }
        }

        private void step(int input) throws Exception {
            if (at[input] == Long.MAX_VALUE) {
                return;
            }
            if (!idle[input] && random.nextInt(4) == 0) {
                if (random.nextInt(3) == 0) {
                    at[input] = Math.max(at[input], -100) + 1 + random.nextInt(20);
                    history.append(' ').append(input).append(" at ").append(at[input]);
                    moveTo(input, at[input]);
                }
                idle[input] = true;
                history.append(' ').append(input).append(" idle");
                fallIdle(input);
                return;
            }
            boolean ends = random.nextInt(60) == 0;
            at[input] = ends ? Long.MAX_VALUE : Math.max(at[input], -100) + 1 + random.nextInt(20);
            history.append(' ').append(input).append(" at ").append(at[input]);
            if (idle[input]) {
                idle[input] = false;
                comeBack(input);
            }
            moveTo(input, at[input]);
        }

        abstract void fallIdle(int input) throws Exception;

        abstract void comeBack(int input) throws Exception;

        abstract void moveTo(int input, long to) throws Exception;

        abstract void look();

        abstract void check(String course);
    }

    /** What a valve of Flink has put out last. */
    private static final class Last implements PushingAsyncDataInput.DataOutput<Object> {
        private long watermark = Long.MIN_VALUE;
        private boolean idle;

        @Override
        public void emitRecord(StreamRecord<Object> record) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void emitWatermark(Watermark emitted) {
            watermark = emitted.getTimestamp();
        }

        @Override
        public void emitWatermarkStatus(WatermarkStatus status) {
            idle = status.isIdle();
        }

        @Override
        public void emitLatencyMarker(LatencyMarker marker) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void emitRecordAttributes(RecordAttributes attributes) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void emitWatermark(WatermarkEvent emitted) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void streamsOfOneInput_meetAsInStatusWatermarkValve() throws Exception {
        for (long seed = 0; seed < COURSES; seed++) {
            Last flink = new Last();
            WatermarkValve ours = new WatermarkValve();
            new Course(seed) {
                private final StatusWatermarkValve valve = new StatusWatermarkValve(at.length);

                @Override
                void fallIdle(int input) throws Exception {
                    valve.inputWatermarkStatus(WatermarkStatus.IDLE, input, flink);
                }

                @Override
                void comeBack(int input) throws Exception {
                    valve.inputWatermarkStatus(WatermarkStatus.ACTIVE, input, flink);
                }

                @Override
                void moveTo(int input, long to) throws Exception {
                    valve.inputWatermark(new Watermark(to), input, flink);
                }

                @Override
                void look() {
                    ours.begin();
                    for (int i = 0; i < at.length; i++) {
                        ours.add(at[i], idle[i]);
                    }
                    ours.end();
                }

                @Override
                void check(String course) {
                    assertThat(ours.watermark()).as(course).isEqualTo(flink.watermark);
                    assertThat(ours.idle()).as(course).isEqualTo(flink.idle);
                }
            }.run();
        }
    }

    @Test
    void inputsOfAnOperator_meetAsInCombinedWatermarkStatus() throws Exception {
        for (long seed = 0; seed < COURSES; seed++) {
            WatermarkMerge ours = new WatermarkMerge();
            new Course(seed) {
                private final IndexedCombinedWatermarkStatus flink =
                        IndexedCombinedWatermarkStatus.forInputsCount(at.length);

                @Override
                void fallIdle(int input) {
                    flink.updateStatus(input, true);
                }

                @Override
                void comeBack(int input) {
                    flink.updateStatus(input, false);
                }

                @Override
                void moveTo(int input, long to) {
                    flink.updateWatermark(input, to);
                }

                @Override
                void look() {
                    ours.begin();
                    for (int i = 0; i < at.length; i++) {
                        ours.add(at[i], idle[i]);
                    }
                    ours.end();
                }

                @Override
                void check(String course) {
                    assertThat(ours.watermark()).as(course).isEqualTo(flink.getCombinedWatermark());
                    assertThat(ours.idle()).as(course).isEqualTo(flink.isIdle());
                }
            }.run();
        }
    }

    /** Splits that end are left to tests of our own: Flink forgets them, and looks at the others with their next watermark. */
    @Test
    void splitsOfASource_meetAsInWatermarkOutputMultiplexer() throws Exception {
        for (long seed = 0; seed < 150; seed++) {
            long[] flink = {Long.MIN_VALUE};
            WatermarkOutputMultiplexer multiplexer = new WatermarkOutputMultiplexer(new WatermarkOutput() {
                @Override
                public void emitWatermark(org.apache.flink.api.common.eventtime.Watermark watermark) {
                    flink[0] = watermark.getTimestamp();
                }

                @Override
                public void markIdle() {}

                @Override
                public void markActive() {}
            });
            JobHarness[] job = new JobHarness[1];
            try {
                new Course(seed) {
                    {
                        String[] ids = new String[at.length];
                        for (int i = 0; i < ids.length; i++) {
                            ids[i] = "split " + i;
                            multiplexer.registerNewOutput(ids[i]);
                        }
                        job[0] = JobHarness.of(new OwnJob())
                                .explicitWatermarks()
                                .splits("pings", ids)
                                .start();
                    }

                    private WatermarkOutput output(int split) {
                        return multiplexer.getImmediateOutput("split " + split);
                    }

                    @Override
                    void fallIdle(int split) {
                        output(split).markIdle();
                        job[0].source("pings").split("split " + split).idle();
                    }

                    /** By its watermark, in both. */
                    @Override
                    void comeBack(int split) {}

                    @Override
                    void moveTo(int split, long to) {
                        output(split).emitWatermark(new org.apache.flink.api.common.eventtime.Watermark(to));
                        job[0].source("pings").split("split " + split).watermark(to);
                    }

                    @Override
                    void look() {}

                    @Override
                    void check(String course) {
                        assertThat(job[0].watermark("pings")).as(course).isEqualTo(flink[0]);
                    }
                }.run();
            } finally {
                job[0].close();
            }
        }
    }

    @Test
    void windows_areThoseOfSlidingEventTimeWindows() {
        Random random = new Random(11);
        for (int i = 0; i < 200_000; i++) {
            long size = 1L + random.nextInt(50);
            long slide = 1L + random.nextInt(50);
            long offset = random.nextInt((int) (2 * slide - 1)) - slide + 1;
            long time = random.nextInt(3) == 0 ? random.nextLong() >> 2 : random.nextInt(400) - 200;
            WindowSpec spec = new WindowSpec(size, slide, offset);
            List<TimeWindow> ours = new ArrayList<>();
            for (long start = spec.lastStart(time); start > time - size; start -= slide) {
                ours.add(new TimeWindow(start, spec.end(start)));
                assertThat(spec.lastMillis(start)).isEqualTo(spec.end(start) - 1);
            }
            WindowAssigner.WindowAssignerContext noContext = null;
            assertThat(SlidingEventTimeWindows.of(
                                    Duration.ofMillis(size), Duration.ofMillis(slide), Duration.ofMillis(offset))
                            .assignWindows("", time, noContext))
                    .as("size %d, slide %d, offset %d, time %d", size, slide, offset, time)
                    .containsExactlyElementsOf(ours);
        }
    }
}
