package io.streamwright.benchmarks.loops;

import io.streamwright.benchmarks.feed.AdEvent;
import io.streamwright.benchmarks.feed.AdGenerator;
import io.streamwright.benchmarks.feed.Campaigns;
import io.streamwright.benchmarks.feed.Checksum;
import io.streamwright.benchmarks.feed.Generator;
import io.streamwright.benchmarks.jobs.AdCampaigns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@link AdCampaigns} as a loop: a table from advertisements to the numbers of their campaigns, and for each open window an array
 * of counts by these. The watermark is followed event by event. Owned by one thread.
 */
public final class AdLoop implements Loop<AdEvent> {
    private static final long SIZE_MILLIS = 10_000;

    private final String[] ads;
    private final int[] campaignOf;
    private final List<String> campaigns = new ArrayList<>();

    /** What is filling, and the window before while it is open. */
    private long[] current;

    private long[] previous;
    private long start = Long.MAX_VALUE;
    private boolean previousOpen;
    private long maxTime = Long.MIN_VALUE;
    private final Checksum checksum = new Checksum();

    /** Empty. */
    public AdLoop() {
        Map<String, String> all = new Campaigns().all();
        int size = Integer.highestOneBit(all.size()) * 4;
        ads = new String[size];
        campaignOf = new int[size];
        all.forEach((ad, campaign) -> {
            int number = campaigns.indexOf(campaign);
            if (number < 0) {
                number = campaigns.size();
                campaigns.add(campaign);
            }
            int at = hash(ad) & (size - 1);
            while (ads[at] != null) {
                at = (at + 1) & (size - 1);
            }
            ads[at] = ad;
            campaignOf[at] = number;
        });
        current = new long[campaigns.size()];
        previous = new long[campaigns.size()];
    }

    @Override
    public void take(Generator<AdEvent> generator, int events) {
        for (int i = 0; i < events; i++) {
            AdEvent event = generator.next();
            long time = event.time();
            if (time > maxTime) {
                maxTime = time;
                // nothing of this event can be in the window that it closes, so that may be closed first
                if (previousOpen && time - AdGenerator.OUT_OF_ORDER_MILLIS - 1 >= start - 1) {
                    close(previous, start - SIZE_MILLIS);
                    previousOpen = false;
                }
            }
            if (event.eventType().equals("view")) {
                int campaign = campaign(event.adId());
                if (campaign >= 0) {
                    count(campaign, time);
                }
            }
        }
    }

    private void count(int campaign, long time) {
        if (time >= start && time < start + SIZE_MILLIS) {
            current[campaign]++;
        } else if (time >= start) {
            close(previous, start - SIZE_MILLIS);
            long[] full = current;
            current = previous;
            previous = full;
            previousOpen = true;
            start = time - Math.floorMod(time, SIZE_MILLIS);
            current[campaign]++;
        } else if (start == Long.MAX_VALUE) {
            start = time - Math.floorMod(time, SIZE_MILLIS);
            previousOpen = true;
            current[campaign]++;
        } else if (previousOpen) {
            previous[campaign]++;
        }
    }

    private int campaign(String ad) {
        int mask = ads.length - 1;
        for (int at = hash(ad) & mask; ads[at] != null; at = (at + 1) & mask) {
            if (ads[at].equals(ad)) {
                return campaignOf[at];
            }
        }
        return -1;
    }

    private static int hash(String text) {
        int hash = text.hashCode();
        return hash ^ (hash >>> 16);
    }

    private void close(long[] counts, long windowStart) {
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != 0) {
                new AdCampaigns.CampaignCount(campaigns.get(i), windowStart, counts[i])
                        .addTo(checksum, windowStart + SIZE_MILLIS - 1);
                counts[i] = 0;
            }
        }
    }

    @Override
    public Checksum.Outcome end() {
        close(previous, start - SIZE_MILLIS);
        close(current, start);
        return checksum.outcome();
    }
}
