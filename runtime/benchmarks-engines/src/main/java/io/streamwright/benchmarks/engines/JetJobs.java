package io.streamwright.benchmarks.engines;

import com.hazelcast.function.FunctionEx;
import com.hazelcast.function.ToLongFunctionEx;
import com.hazelcast.jet.Traversers;
import com.hazelcast.jet.accumulator.LongAccumulator;
import com.hazelcast.jet.aggregate.AggregateOperation;
import com.hazelcast.jet.aggregate.AggregateOperation1;
import com.hazelcast.jet.aggregate.AggregateOperations;
import com.hazelcast.jet.datamodel.KeyedWindowResult;
import com.hazelcast.jet.pipeline.Pipeline;
import com.hazelcast.jet.pipeline.ServiceFactories;
import com.hazelcast.jet.pipeline.SinkBuilder;
import com.hazelcast.jet.pipeline.StreamStage;
import com.hazelcast.jet.pipeline.WindowDefinition;
import io.streamwright.benchmarks.Load;
import io.streamwright.benchmarks.Workload;
import io.streamwright.benchmarks.feed.AdEvent;
import io.streamwright.benchmarks.feed.AdGenerator;
import io.streamwright.benchmarks.feed.Campaigns;
import io.streamwright.benchmarks.feed.Checksum;
import io.streamwright.benchmarks.feed.Event;
import io.streamwright.benchmarks.feed.EventGenerator;
import io.streamwright.benchmarks.feed.NexmarkEvent;
import io.streamwright.benchmarks.feed.NexmarkEvent.Bid;
import io.streamwright.benchmarks.feed.NexmarkGenerator;
import io.streamwright.benchmarks.feed.Summed;
import io.streamwright.benchmarks.jobs.AdCampaigns;
import io.streamwright.benchmarks.jobs.NexmarkQ1;
import io.streamwright.benchmarks.jobs.NexmarkQ11;
import io.streamwright.benchmarks.jobs.NexmarkQ2;
import io.streamwright.benchmarks.jobs.NexmarkQ5;
import io.streamwright.benchmarks.jobs.SessionTotals;
import io.streamwright.benchmarks.jobs.SlidingAverage;
import io.streamwright.benchmarks.jobs.SumPerKey;
import io.streamwright.benchmarks.jobs.TumblingWindow;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** The workloads as pipelines of Jet. */
final class JetJobs {
    private JetJobs() {}

    /** A result with the time that a sink of Jet does not see. */
    record Timed(Summed result, long time) implements Serializable {}

    static void build(Pipeline pipeline, Load load) {
        StreamStage<Timed> results = switch (load.workload().feed()) {
            case NUMBERS, NUMBERS_IN_TIME ->
                numbers(source(pipeline, load, Event::time, EventGenerator.OUT_OF_ORDER_MILLIS), load.workload());
            case NEXMARK ->
                nexmark(
                        JetJobs.<NexmarkEvent>source(
                                        pipeline, load, NexmarkEvent::time, NexmarkGenerator.OUT_OF_ORDER_MILLIS)
                                .map(NexmarkEvent::bid),
                        load.workload());
            case ADS -> ads(source(pipeline, load, AdEvent::time, AdGenerator.OUT_OF_ORDER_MILLIS));
        };
        results.writeTo(SinkBuilder.sinkBuilder("checksum", context -> Checksums.add())
                .<Timed>receiveFn(
                        (Checksum checksum, Timed timed) -> timed.result().addTo(checksum, timed.time()))
                .build());
    }

    private static <T> StreamStage<T> source(
            Pipeline pipeline, Load load, ToLongFunctionEx<T> time, long outOfOrderMillis) {
        return pipeline.readFrom(JetSource.<T>of(load))
                .withTimestamps(time, outOfOrderMillis)
                .setLocalParallelism(load.splits());
    }

    private static StreamStage<Timed> numbers(StreamStage<Event> events, Workload workload) {
        return switch (workload) {
            case SUM ->
                events.groupingKey(Event::key).mapStateful(LongAccumulator::new, (sum, key, event) -> {
                    sum.add(event.value());
                    return new Timed(new SumPerKey.Sum(key, sum.get()), event.time());
                });
            case WINDOW ->
                events.groupingKey(Event::key)
                        .window(WindowDefinition.tumbling(10_000))
                        .aggregate(statistics())
                        .map(of -> {
                            long[] totals = of.result();
                            return new Timed(
                                    new TumblingWindow.Totals(of.key(), totals[0], totals[1], totals[2]), of.end() - 1);
                        });
            case SLIDING ->
                events.groupingKey(Event::key)
                        .window(WindowDefinition.sliding(10_000, 1_000))
                        .aggregate(AggregateOperations.averagingLong(Event::value))
                        .map(of -> new Timed(new SlidingAverage.Average(of.key(), of.result()), of.end() - 1));
            case SESSIONS ->
                events.groupingKey(Event::key)
                        .window(sessions(SessionTotals.GAP_MILLIS))
                        .aggregate(statistics())
                        .map(of -> {
                            long[] totals = of.result();
                            return new Timed(
                                    new SessionTotals.Total(of.key(), of.start(), totals[1], totals[0]), of.end() - 2);
                        });
            default -> throw new IllegalArgumentException(workload.key());
        };
    }

    /** Sessions that touch are two to Jet, so that its gap is one longer, and so is the end. */
    private static WindowDefinition sessions(long gapMillis) {
        return WindowDefinition.session(gapMillis + 1);
    }

    private static AggregateOperation1<Event, long[], long[]> statistics() {
        return AggregateOperation.withCreate(() -> new long[] {0, 0, Long.MIN_VALUE})
                .andAccumulate((long[] to, Event event) -> {
                    to[0] += event.value();
                    to[1]++;
                    to[2] = Math.max(to[2], event.value());
                })
                .andCombine((to, other) -> {
                    to[0] += other[0];
                    to[1] += other[1];
                    to[2] = Math.max(to[2], other[2]);
                })
                .andExportFinish(of -> of);
    }

    private static StreamStage<Timed> nexmark(StreamStage<Bid> bids, Workload workload) {
        return switch (workload) {
            case Q0 -> bids.map(bid -> new Timed(bid, bid.time()));
            case Q1 -> bids.map(bid -> new Timed(NexmarkQ1.BidInEuros.of(bid), bid.time()));
            case Q2 ->
                bids.filter(bid -> bid.auction() % NexmarkQ2.EACH == 0)
                        .map(bid -> new Timed(new NexmarkQ2.Price(bid.auction(), bid.price()), bid.time()));
            case Q5 ->
                bids.groupingKey(Bid::auction)
                        .window(WindowDefinition.sliding(10_000, 2_000))
                        .aggregate(AggregateOperations.counting())
                        .groupingKey(KeyedWindowResult::end)
                        .window(WindowDefinition.tumbling(2_000))
                        .aggregate(choosing((KeyedWindowResult<Long, Long> count) -> count.result()))
                        .flatMap(of -> Traversers.traverseIterable(of.result())
                                .map(count ->
                                        new Timed(new NexmarkQ5.HotItem(count.key(), count.result()), of.end() - 1)));
            case Q11 ->
                bids.groupingKey(Bid::bidder)
                        .window(sessions(NexmarkQ11.GAP_MILLIS))
                        .aggregate(AggregateOperations.counting())
                        .map(of -> new Timed(new NexmarkQ11.Activity(of.key(), of.start(), of.result()), of.end() - 2));
            case Q7 ->
                bids.window(WindowDefinition.tumbling(10_000))
                        .aggregate(choosing(Bid::price))
                        .flatMap(of ->
                                Traversers.traverseIterable(of.result()).map(bid -> new Timed(bid, of.end() - 1)));
            default -> throw new IllegalArgumentException(workload.key());
        };
    }

    /** Keeps those with the largest measure. */
    private static <T> AggregateOperation1<T, List<T>, List<T>> choosing(ToLongFunctionEx<T> measure) {
        return AggregateOperation.withCreate(() -> (List<T>) new ArrayList<T>())
                .andAccumulate((List<T> best, T value) -> choose(best, value, measure))
                .andCombine((best, other) -> other.forEach(value -> choose(best, value, measure)))
                .andExportFinish(FunctionEx.identity());
    }

    private static <T> void choose(List<T> best, T value, ToLongFunctionEx<T> measure) {
        long size = measure.applyAsLong(value);
        if (!best.isEmpty()) {
            long before = measure.applyAsLong(best.get(0));
            if (size < before) {
                return;
            }
            if (size > before) {
                best.clear();
            }
        }
        best.add(value);
    }

    private static StreamStage<Timed> ads(StreamStage<AdEvent> events) {
        return events.filter(event -> event.eventType().equals("view"))
                .map(AdEvent::adId)
                .mapUsingService(ServiceFactories.sharedService(context -> new Campaigns()), Campaigns::ofAd)
                .groupingKey(campaign -> campaign)
                .window(WindowDefinition.tumbling(10_000))
                .aggregate(AggregateOperations.counting())
                .map(of -> new Timed(new AdCampaigns.CampaignCount(of.key(), of.start(), of.result()), of.end() - 1));
    }
}
