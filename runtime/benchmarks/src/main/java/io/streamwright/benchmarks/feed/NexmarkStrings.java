package io.streamwright.benchmarks.feed;

import java.util.SplittableRandom;
import java.util.function.IntFunction;

/** A supply of what the events of {@link NexmarkGenerator} are made of. Each is chosen by the low bits of a number. */
final class NexmarkStrings {
    private static final int PRICE_STEPS = 256;
    private static final int COLD_CHANNELS = 10_000;
    private static final String[] HOT_CHANNELS = {"Google", "Facebook", "Baidu", "Apple"};
    private static final String[] STATES = {"AZ", "CA", "ID", "OR", "WA", "WY", "AZ", "OR"};
    private static final String[] CITIES = {
        "Phoenix", "Los Angeles", "San Francisco", "Boise", "Portland", "Bend", "Redmond", "Seattle"
    };
    private static final String[] FIRST_NAMES = {"Peter", "Paul", "Luke", "John", "Saul", "Vicky", "Kate", "Julie"};
    private static final String[] LAST_NAMES = {
        "Shultz", "Abrams", "Spencer", "White", "Bartels", "Walton", "Smith", "Jones"
    };

    private final SplittableRandom random = new SplittableRandom(4711);
    private final long[] prices = new long[PRICE_STEPS + 1];
    private final String[] channels = new String[HOT_CHANNELS.length + COLD_CHANNELS];
    private final String[] urls = new String[channels.length];
    private final String[] names = supply(i -> FIRST_NAMES[i & 7] + " " + LAST_NAMES[i >>> 3 & 7]);
    private final String[] emails = supply(i -> letters(7) + "@" + letters(5) + ".com");
    private final String[] creditCards = supply(i -> String.format(
            "%04d %04d %04d %04d", random.nextInt(10_000), random.nextInt(10_000), random.nextInt(10_000), i));
    private final String[] items = supply(i -> letters(20));
    private final String[] extras = supply(i -> letters(40 + i % 30));

    NexmarkStrings() {
        for (int i = 0; i <= PRICE_STEPS; i++) {
            prices[i] = Math.round(Math.pow(10, i * 6.0 / PRICE_STEPS) * 100);
        }
        for (int i = 0; i < channels.length; i++) {
            boolean hot = i < HOT_CHANNELS.length;
            channels[i] = hot ? HOT_CHANNELS[i] : "channel-" + (i - HOT_CHANNELS.length);
            urls[i] = "https://www.nexmark.com/" + letters(5) + "/" + letters(5) + "/" + letters(5)
                    + "/item.htm?query=1" + (hot ? "" : "&channel_id=" + Integer.reverse(i));
        }
    }

    /** From 1 to 1,000,000 in cents, small ones more often: a power of ten, by the lowest 8 and the lowest 16 bits. */
    long price(int step, int within) {
        int at = step & PRICE_STEPS - 1;
        return prices[at] + ((prices[at + 1] - prices[at]) * (within & 0xFFFF) >>> 16);
    }

    /** The number of a channel, by the lowest 16 bits. */
    int channel(boolean hot, int number) {
        return hot
                ? number & HOT_CHANNELS.length - 1
                : HOT_CHANNELS.length + ((number & 0xFFFF) * COLD_CHANNELS >>> 16);
    }

    String channelName(int channel) {
        return channels[channel];
    }

    String url(int channel) {
        return urls[channel];
    }

    String name(int number) {
        return names[number & names.length - 1];
    }

    String email(int number) {
        return emails[number & emails.length - 1];
    }

    String creditCard(int number) {
        return creditCards[number & creditCards.length - 1];
    }

    String city(int number) {
        return CITIES[number & CITIES.length - 1];
    }

    String state(int number) {
        return STATES[number & STATES.length - 1];
    }

    String item(int number) {
        return items[number & items.length - 1];
    }

    String extra(int number) {
        return extras[number & extras.length - 1];
    }

    private static String[] supply(IntFunction<String> each) {
        String[] all = new String[64];
        for (int i = 0; i < all.length; i++) {
            all[i] = each.apply(i);
        }
        return all;
    }

    private String letters(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }
}
