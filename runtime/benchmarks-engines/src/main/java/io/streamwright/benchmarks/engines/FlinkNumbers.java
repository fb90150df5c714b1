package io.streamwright.benchmarks.engines;

import io.streamwright.benchmarks.Workload;
import io.streamwright.benchmarks.jobs.Inactivity;
import io.streamwright.benchmarks.jobs.SessionTotals;
import io.streamwright.benchmarks.jobs.SlidingAverage;
import io.streamwright.benchmarks.jobs.SumPerKey;
import io.streamwright.benchmarks.jobs.TumblingWindow;
import java.time.Duration;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.assigners.EventTimeSessionWindows;
import org.apache.flink.streaming.api.windowing.assigners.SlidingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** The workloads over numbers per key. */
@SuppressWarnings("SameNameButDifferent") // each function has a Context of its own
final class FlinkNumbers {
    private FlinkNumbers() {}

    static void build(DataStream<Tuple3<Long, Long, Long>> numbers, Workload workload) {
        KeyedStream<Tuple3<Long, Long, Long>, Long> byKey = numbers.keyBy(event -> event.f0, Types.LONG);
        switch (workload) {
            case SUM ->
                byKey.process(new Summing(), TypeInformation.of(SumPerKey.Sum.class))
                        .sinkTo(new FlinkSink<>());
            case WINDOW ->
                byKey.window(TumblingEventTimeWindows.of(Duration.ofSeconds(10)))
                        .aggregate(
                                new Statistics(),
                                new Totals(),
                                PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO,
                                PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO,
                                TypeInformation.of(TumblingWindow.Totals.class))
                        .sinkTo(new FlinkSink<>());
            case SLIDING ->
                byKey.window(SlidingEventTimeWindows.of(Duration.ofSeconds(10), Duration.ofSeconds(1)))
                        .aggregate(
                                new Statistics(),
                                new Average(),
                                PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO,
                                PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO,
                                TypeInformation.of(SlidingAverage.Average.class))
                        .sinkTo(new FlinkSink<>());
            case SESSIONS ->
                byKey.window(EventTimeSessionWindows.withGap(Duration.ofMillis(SessionTotals.GAP_MILLIS)))
                        .aggregate(
                                new Statistics(),
                                new Sessions(),
                                PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO,
                                PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO,
                                TypeInformation.of(SessionTotals.Total.class))
                        .sinkTo(new FlinkSink<>());
            case TIMER ->
                byKey.process(new Watchdog(), TypeInformation.of(Inactivity.Silent.class))
                        .sinkTo(new FlinkSink<>());
            default -> throw new IllegalArgumentException(workload.key());
        }
    }

    /** {@link SumPerKey}. */
    private static final class Summing extends KeyedProcessFunction<Long, Tuple3<Long, Long, Long>, SumPerKey.Sum> {
        private static final long serialVersionUID = 1;
        private transient ValueState<Long> sum;

        @Override
        public void open(OpenContext context) {
            sum = getRuntimeContext().getState(new ValueStateDescriptor<>("sum", Types.LONG));
        }

        @Override
        public void processElement(Tuple3<Long, Long, Long> event, Context context, Collector<SumPerKey.Sum> out)
                throws Exception {
            Long before = sum.value();
            long after = (before == null ? 0 : before) + event.f1;
            sum.update(after);
            out.collect(new SumPerKey.Sum(event.f0, after));
        }
    }

    /** Sum, count and maximum. */
    private static final class Statistics implements AggregateFunction<Tuple3<Long, Long, Long>, long[], long[]> {
        private static final long serialVersionUID = 1;

        @Override
        public long[] createAccumulator() {
            return new long[] {0, 0, Long.MIN_VALUE};
        }

        @Override
        public long[] add(Tuple3<Long, Long, Long> event, long[] to) {
            to[0] += event.f1;
            to[1]++;
            to[2] = Math.max(to[2], event.f1);
            return to;
        }

        @Override
        public long[] getResult(long[] of) {
            return of;
        }

        @Override
        public long[] merge(long[] one, long[] other) {
            return new long[] {one[0] + other[0], one[1] + other[1], Math.max(one[2], other[2])};
        }
    }

    /** {@link TumblingWindow}. */
    private static final class Totals extends ProcessWindowFunction<long[], TumblingWindow.Totals, Long, TimeWindow> {
        private static final long serialVersionUID = 1;

        @Override
        public void process(
                Long key, Context context, Iterable<long[]> elements, Collector<TumblingWindow.Totals> out) {
            long[] of = elements.iterator().next();
            out.collect(new TumblingWindow.Totals(key, of[0], of[1], of[2]));
        }
    }

    /** {@link SessionTotals}. */
    private static final class Sessions extends ProcessWindowFunction<long[], SessionTotals.Total, Long, TimeWindow> {
        private static final long serialVersionUID = 1;

        @Override
        public void process(Long key, Context context, Iterable<long[]> elements, Collector<SessionTotals.Total> out) {
            long[] of = elements.iterator().next();
            out.collect(new SessionTotals.Total(key, context.window().getStart(), of[1], of[0]));
        }
    }

    /** {@link SlidingAverage}. */
    private static final class Average extends ProcessWindowFunction<long[], SlidingAverage.Average, Long, TimeWindow> {
        private static final long serialVersionUID = 1;

        @Override
        public void process(
                Long key, Context context, Iterable<long[]> elements, Collector<SlidingAverage.Average> out) {
            long[] of = elements.iterator().next();
            out.collect(new SlidingAverage.Average(key, (double) of[0] / of[1]));
        }
    }

    /** {@link Inactivity}. */
    private static final class Watchdog
            extends KeyedProcessFunction<Long, Tuple3<Long, Long, Long>, Inactivity.Silent> {
        private static final long serialVersionUID = 1;
        private static final long PATIENCE_MILLIS = 5_000;
        private transient ValueState<Long> events;
        private transient ValueState<Long> due;

        @Override
        public void open(OpenContext context) {
            events = getRuntimeContext().getState(new ValueStateDescriptor<>("events", Types.LONG));
            due = getRuntimeContext().getState(new ValueStateDescriptor<>("due", Types.LONG));
        }

        @Override
        public void processElement(Tuple3<Long, Long, Long> event, Context context, Collector<Inactivity.Silent> out)
                throws Exception {
            Long before = events.value();
            events.update(before == null ? 1 : before + 1);
            @Nullable Long set = due.value();
            long next = event.f2 + PATIENCE_MILLIS;
            if (set == null || set != next) {
                if (set != null) {
                    context.timerService().deleteEventTimeTimer(set);
                }
                context.timerService().registerEventTimeTimer(next);
                due.update(next);
            }
        }

        @Override
        public void onTimer(long time, OnTimerContext context, Collector<Inactivity.Silent> out) throws Exception {
            out.collect(new Inactivity.Silent(context.getCurrentKey(), events.value()));
            events.clear();
            due.clear();
        }
    }
}
