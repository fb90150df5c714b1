package io.streamwright.benchmarks.engines;

import io.streamwright.benchmarks.Load;
import io.streamwright.benchmarks.feed.AdEvent;
import io.streamwright.benchmarks.feed.AdGenerator;
import io.streamwright.benchmarks.feed.Event;
import io.streamwright.benchmarks.feed.EventGenerator;
import io.streamwright.benchmarks.feed.Generator;
import io.streamwright.benchmarks.feed.NexmarkEvent;
import io.streamwright.benchmarks.feed.NexmarkGenerator;
import java.io.Serializable;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The workloads as jobs of Flink. Watermarks move with each event, as ours do, so that the results are the same. */
final class FlinkJobs {
    static final TypeInformation<Tuple3<Long, Long, Long>> LONGS = Types.TUPLE(Types.LONG, Types.LONG, Types.LONG);

    private FlinkJobs() {}

    static void build(StreamExecutionEnvironment env, Load load) {
        switch (load.workload().feed()) {
            case NUMBERS, NUMBERS_IN_TIME -> {
                DataStream<Tuple3<Long, Long, Long>> numbers = source(
                                env, load, Event.class, Event::time, EventGenerator.OUT_OF_ORDER_MILLIS)
                        .map(event -> Tuple3.of(event.key(), event.value(), event.time()))
                        .returns(LONGS);
                FlinkNumbers.build(numbers, load.workload());
            }
            case NEXMARK -> {
                DataStream<NexmarkEvent.Bid> bids = source(
                                env, load, NexmarkEvent.class, NexmarkEvent::time, NexmarkGenerator.OUT_OF_ORDER_MILLIS)
                        .filter(event -> event.bid() != null)
                        .map(NexmarkEvent::bid)
                        .returns(TypeInformation.of(NexmarkEvent.Bid.class));
                FlinkNexmark.build(bids, load.workload());
            }
            case ADS ->
                FlinkAds.build(source(env, load, AdEvent.class, AdEvent::time, AdGenerator.OUT_OF_ORDER_MILLIS));
        }
    }

    /** A function that can be sent. */
    interface TimeOf<T> extends ToLongFunction<T>, Serializable {}

    private static <T> SingleOutputStreamOperator<T> source(
            StreamExecutionEnvironment env, Load load, Class<T> type, TimeOf<T> time, long outOfOrderMillis) {
        WatermarkStrategy<T> watermarks = WatermarkStrategy.<T>forGenerator(
                        context -> new EachEvent<>(outOfOrderMillis))
                .withTimestampAssigner((event, ignored) -> time.applyAsLong(event));
        return env.fromSource(new FlinkSource<>(load, feed(load)), watermarks, "events", TypeInformation.of(type));
    }

    private static <T> FlinkSource.Feed<T> feed(Load load) {
        return new FlinkSource.Feed<>() {
            private static final long serialVersionUID = 1;
            private final Load of = load;

            @Override
            @SuppressWarnings("unchecked") // the caller knows what the workload reads
            public Generator<T> generator(int part) {
                return (Generator<T>) of.generator(part);
            }

            @Override
            public long events(int part) {
                return of.eventsOf(part);
            }
        };
    }

    /** Raises the watermark whenever an event is later than all before it. */
    private static final class EachEvent<T> implements WatermarkGenerator<T> {
        private final long outOfOrderMillis;
        private long maxTime = Long.MIN_VALUE;

        EachEvent(long outOfOrderMillis) {
            this.outOfOrderMillis = outOfOrderMillis;
        }

        @Override
        public void onEvent(T event, long time, WatermarkOutput output) {
            if (time > maxTime) {
                maxTime = time;
                output.emitWatermark(new Watermark(time - outOfOrderMillis - 1));
            }
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {}
    }
}
