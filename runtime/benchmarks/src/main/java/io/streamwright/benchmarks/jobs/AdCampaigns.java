package io.streamwright.benchmarks.jobs;

import io.streamwright.Apply;
import io.streamwright.EventTime;
import io.streamwright.From;
import io.streamwright.Key;
import io.streamwright.KeyedBy;
import io.streamwright.OnClose;
import io.streamwright.OnEvent;
import io.streamwright.Service;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.State;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.Uid;
import io.streamwright.Watermark;
import io.streamwright.Window;
import io.streamwright.WindowStart;
import io.streamwright.benchmarks.feed.AdEvent;
import io.streamwright.benchmarks.feed.Campaigns;
import io.streamwright.benchmarks.feed.Checksum;
import io.streamwright.benchmarks.feed.Summed;
import org.jspecify.annotations.Nullable;

/** The Yahoo streaming benchmark: views of advertisements per campaign and ten seconds. */
@StreamJob("ad-campaigns")
public interface AdCampaigns {

    /** The input. */
    @Source("events:")
    @Watermark(outOfOrder = "1s")
    StreamOf<AdEvent> events();

    /** Views, with what is needed of them. */
    @From("events")
    default @Nullable AdView views(AdEvent event) {
        return event.eventType().equals("view") ? new AdView(event.adId(), event.time()) : null;
    }

    /** Whose they are. */
    @Apply(OfCampaign.class)
    StreamOf<CampaignView> ofCampaigns();

    /** How many each campaign had. */
    @Apply(Counting.class)
    @Sink("checksum:")
    StreamOf<CampaignCount> counts();

    /** An advertisement was seen. */
    record AdView(String adId, @EventTime long time) {}

    /** An advertisement of a campaign was seen. */
    record CampaignView(String campaign, @EventTime long time) {}

    /** How often those of a campaign were seen. */
    record CampaignCount(String campaign, long start, long count) implements Summed {
        @Override
        public void addTo(Checksum checksum, long time) {
            checksum.add(campaign.hashCode() + start, count, time);
        }
    }

    /** Looks up the campaign. */
    class OfCampaign {
        @Service
        @SuppressWarnings("NullAway.Init") // set by the job
        Campaigns campaigns;

        @OnEvent
        @Nullable CampaignView find(AdView view) {
            String campaign = campaigns.ofAd(view.adId());
            return campaign == null ? null : new CampaignView(campaign, view.time());
        }
    }

    /** Counts. */
    @Uid("counting")
    @KeyedBy("campaign")
    @Window(size = "10s")
    class Counting {
        @State
        long count;

        @OnEvent
        void add(CampaignView view) {
            count++;
        }

        @OnClose
        CampaignCount close(@Key String campaign, @WindowStart long start) {
            return new CampaignCount(campaign, start, count);
        }
    }
}
