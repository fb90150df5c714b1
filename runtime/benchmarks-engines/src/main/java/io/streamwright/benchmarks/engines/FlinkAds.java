package io.streamwright.benchmarks.engines;

import io.streamwright.benchmarks.feed.AdEvent;
import io.streamwright.benchmarks.feed.Campaigns;
import io.streamwright.benchmarks.jobs.AdCampaigns.CampaignCount;
import java.time.Duration;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** The Yahoo streaming benchmark. */
final class FlinkAds {
    private FlinkAds() {}

    static void build(DataStream<AdEvent> events) {
        events.filter(event -> event.eventType().equals("view"))
                .map(AdEvent::adId)
                .returns(Types.STRING)
                .flatMap(new OfCampaign())
                .returns(Types.STRING)
                .keyBy(campaign -> campaign, Types.STRING)
                .window(TumblingEventTimeWindows.of(Duration.ofSeconds(10)))
                .aggregate(
                        new Counting(), new Counted(), Types.LONG, Types.LONG, TypeInformation.of(CampaignCount.class))
                .sinkTo(new FlinkSink<>());
    }

    private static final class OfCampaign extends RichFlatMapFunction<String, String> {
        private static final long serialVersionUID = 1;
        private transient Campaigns campaigns;

        @Override
        public void open(OpenContext context) {
            campaigns = new Campaigns();
        }

        @Override
        public void flatMap(String ad, Collector<String> out) {
            String campaign = campaigns.ofAd(ad);
            if (campaign != null) {
                out.collect(campaign);
            }
        }
    }

    private static final class Counting implements AggregateFunction<String, Long, Long> {
        private static final long serialVersionUID = 1;

        @Override
        public Long createAccumulator() {
            return 0L;
        }

        @Override
        public Long add(String campaign, Long count) {
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

    private static final class Counted extends ProcessWindowFunction<Long, CampaignCount, String, TimeWindow> {
        private static final long serialVersionUID = 1;

        @Override
        public void process(String campaign, Context context, Iterable<Long> counts, Collector<CampaignCount> out) {
            out.collect(new CampaignCount(
                    campaign, context.window().getStart(), counts.iterator().next()));
        }
    }
}
