package io.streamwright.benchmarks.engines;

import io.streamwright.benchmarks.Workload;
import io.streamwright.benchmarks.feed.Checksum;
import io.streamwright.benchmarks.feed.NexmarkEvent.Bid;
import io.streamwright.benchmarks.feed.Summed;
import io.streamwright.benchmarks.jobs.NexmarkQ1;
import io.streamwright.benchmarks.jobs.NexmarkQ11;
import io.streamwright.benchmarks.jobs.NexmarkQ2;
import io.streamwright.benchmarks.jobs.NexmarkQ5;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.assigners.EventTimeSessionWindows;
import org.apache.flink.streaming.api.windowing.assigners.SlidingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** The queries of Nexmark. */
final class FlinkNexmark {
    private FlinkNexmark() {}

    static void build(DataStream<Bid> bids, Workload workload) {
        switch (workload) {
            case Q0 -> bids.sinkTo(new FlinkSink<>());
            case Q1 ->
                bids.map(NexmarkQ1.BidInEuros::of)
                        .returns(TypeInformation.of(NexmarkQ1.BidInEuros.class))
                        .sinkTo(new FlinkSink<>());
            case Q2 ->
                bids.filter(bid -> bid.auction() % NexmarkQ2.EACH == 0)
                        .map(bid -> new NexmarkQ2.Price(bid.auction(), bid.price()))
                        .returns(TypeInformation.of(NexmarkQ2.Price.class))
                        .sinkTo(new FlinkSink<>());
            case Q5 ->
                bids.map(Bid::auction)
                        .returns(Types.LONG)
                        .keyBy(auction -> auction, Types.LONG)
                        .window(SlidingEventTimeWindows.of(Duration.ofSeconds(10), Duration.ofSeconds(2)))
                        .aggregate(new Counting(), new Counted(), Types.LONG, Types.LONG, FlinkJobs.LONGS)
                        .keyBy(count -> count.f1, Types.LONG)
                        .window(TumblingEventTimeWindows.of(Duration.ofSeconds(2)))
                        .aggregate(
                                new Choosing<>((Tuple3<Long, Long, Long> count) -> count.f2),
                                new HotItems(),
                                Types.TUPLE(Types.LONG, Types.LIST(FlinkJobs.LONGS)),
                                Types.TUPLE(Types.LONG, Types.LIST(FlinkJobs.LONGS)),
                                TypeInformation.of(NexmarkQ5.HotItem.class))
                        .sinkTo(new FlinkSink<>());
            case Q7 ->
                bids.map(bid -> Tuple4.of(
                                bid.auction(),
                                bid.bidder(),
                                bid.price(),
                                bid.extra().length()))
                        .returns(BID)
                        .keyBy(bid -> 0, Types.INT)
                        .window(TumblingEventTimeWindows.of(Duration.ofSeconds(10)))
                        .aggregate(
                                new Choosing<>((Tuple4<Long, Long, Long, Integer> bid) -> bid.f2),
                                new Highest(),
                                Types.TUPLE(Types.LONG, Types.LIST(BID)),
                                Types.TUPLE(Types.LONG, Types.LIST(BID)),
                                TypeInformation.of(HighBid.class))
                        .sinkTo(new FlinkSink<>());
            case Q11 ->
                bids.map(Bid::bidder)
                        .returns(Types.LONG)
                        .keyBy(bidder -> bidder, Types.LONG)
                        .window(EventTimeSessionWindows.withGap(Duration.ofMillis(NexmarkQ11.GAP_MILLIS)))
                        .aggregate(
                                new Counting(),
                                new Activities(),
                                Types.LONG,
                                Types.LONG,
                                TypeInformation.of(NexmarkQ11.Activity.class))
                        .sinkTo(new FlinkSink<>());
            default -> throw new IllegalArgumentException(workload.key());
        }
    }

    private static final TypeInformation<Tuple4<Long, Long, Long, Integer>> BID =
            Types.TUPLE(Types.LONG, Types.LONG, Types.LONG, Types.INT);

    /** What the checksum wants of a bid. */
    record HighBid(long auction, long bidder, long price, int extra) implements Summed {
        @Override
        public void addTo(Checksum checksum, long time) {
            checksum.add(auction * 31 + bidder, price + extra, time);
        }
    }

    /** {@link NexmarkQ11}. */
    private static final class Activities extends ProcessWindowFunction<Long, NexmarkQ11.Activity, Long, TimeWindow> {
        private static final long serialVersionUID = 1;

        @Override
        public void process(Long bidder, Context context, Iterable<Long> elements, Collector<NexmarkQ11.Activity> out) {
            long bids = elements.iterator().next();
            out.collect(new NexmarkQ11.Activity(bidder, context.window().getStart(), bids));
        }
    }

    private static final class Counting implements AggregateFunction<Long, Long, Long> {
        private static final long serialVersionUID = 1;

        @Override
        public Long createAccumulator() {
            return 0L;
        }

        @Override
        public Long add(Long auction, Long count) {
            return count + 1;
        }

        @Override
        public Long getResult(Long count) {
            return count;
        }

        @Override
        public Long merge(Long one, Long other) {
            return one + other;
        }
    }

    private static final class Counted extends ProcessWindowFunction<Long, Tuple3<Long, Long, Long>, Long, TimeWindow> {
        private static final long serialVersionUID = 1;

        @Override
        public void process(
                Long auction, Context context, Iterable<Long> counts, Collector<Tuple3<Long, Long, Long>> out) {
            out.collect(Tuple3.of(
                    auction, context.window().getEnd(), counts.iterator().next()));
        }
    }

    /** Keeps those with the largest measure. */
    private static final class Choosing<T>
            implements AggregateFunction<T, Tuple2<Long, List<T>>, Tuple2<Long, List<T>>> {
        private static final long serialVersionUID = 1;
        private final FlinkJobs.TimeOf<T> measure;

        Choosing(FlinkJobs.TimeOf<T> measure) {
            this.measure = measure;
        }

        @Override
        public Tuple2<Long, List<T>> createAccumulator() {
            return Tuple2.of(0L, new ArrayList<>());
        }

        @Override
        public Tuple2<Long, List<T>> add(T value, Tuple2<Long, List<T>> best) {
            long size = measure.applyAsLong(value);
            if (size > best.f0) {
                best.f0 = size;
                best.f1.clear();
            }
            if (size == best.f0) {
                best.f1.add(value);
            }
            return best;
        }

        @Override
        public Tuple2<Long, List<T>> getResult(Tuple2<Long, List<T>> best) {
            return best;
        }

        @Override
        public Tuple2<Long, List<T>> merge(Tuple2<Long, List<T>> one, Tuple2<Long, List<T>> other) {
            other.f1.forEach(value -> add(value, one));
            return one;
        }
    }

    private static final class HotItems
            extends ProcessWindowFunction<
                    Tuple2<Long, List<Tuple3<Long, Long, Long>>>, NexmarkQ5.HotItem, Long, TimeWindow> {
        private static final long serialVersionUID = 1;

        @Override
        public void process(
                Long end,
                Context context,
                Iterable<Tuple2<Long, List<Tuple3<Long, Long, Long>>>> best,
                Collector<NexmarkQ5.HotItem> out) {
            Tuple2<Long, List<Tuple3<Long, Long, Long>>> only = best.iterator().next();
            only.f1.forEach(count -> out.collect(new NexmarkQ5.HotItem(count.f0, only.f0)));
        }
    }

    private static final class Highest
            extends ProcessWindowFunction<
                    Tuple2<Long, List<Tuple4<Long, Long, Long, Integer>>>, HighBid, Integer, TimeWindow> {
        private static final long serialVersionUID = 1;

        @Override
        public void process(
                Integer all,
                Context context,
                Iterable<Tuple2<Long, List<Tuple4<Long, Long, Long, Integer>>>> best,
                Collector<HighBid> out) {
            best.iterator().next().f1.forEach(bid -> out.collect(new HighBid(bid.f0, bid.f1, bid.f2, bid.f3)));
        }
    }
}
