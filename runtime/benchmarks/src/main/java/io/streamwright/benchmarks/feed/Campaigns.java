package io.streamwright.benchmarks.feed;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which campaign an advertisement belongs to: a hundred campaigns of ten each. Immutable. */
public final class Campaigns {
    private static final int CAMPAIGNS = 100;
    private static final int ADS_OF_A_CAMPAIGN = 10;

    private final Map<String, String> campaignOfAd = new HashMap<>();

    /** All of them. */
    public Campaigns() {
        String[] ads = ads();
        String[] campaigns = ids("campaign", CAMPAIGNS);
        for (int i = 0; i < ads.length; i++) {
            campaignOfAd.put(ads[i], campaigns[i / ADS_OF_A_CAMPAIGN]);
        }
    }

    /** The campaign of an advertisement, or null. */
    public @Nullable String ofAd(String ad) {
        return campaignOfAd.get(ad);
    }

    /** All advertisements, with their campaigns. */
    public Map<String, String> all() {
        return Map.copyOf(campaignOfAd);
    }

    static String[] ads() {
        return ids("ad", CAMPAIGNS * ADS_OF_A_CAMPAIGN);
    }

    /** So many, the same ones each time. */
    static String[] ids(String what, int count) {
        String[] ids = new String[count];
        for (int i = 0; i < count; i++) {
            ids[i] = UUID.nameUUIDFromBytes((what + i).getBytes(StandardCharsets.UTF_8))
                    .toString();
        }
        return ids;
    }
}
