package io.streamwright.testkit.random;

import java.util.LinkedHashMap;
import java.util.Map;

/** Where the streams of one input meet, message by message: a watermark or a change of idleness of one of them at a time. */
final class NaiveValve {
    private static final class Channel {
        long watermark = Long.MIN_VALUE;
        boolean idle;

        /** Whether it counts for the minimum. */
        boolean aligned = true;
    }

    private final Map<String, Channel> channels = new LinkedHashMap<>();
    long watermark = Long.MIN_VALUE;
    boolean idle;

    /** A stream that meets others here; all of them first. */
    void channel(String name) {
        channels.computeIfAbsent(name, key -> new Channel());
    }

    /** How a stream stands: it comes back, moves on and falls idle, in this order. */
    void look(String name, long reached, boolean nowIdle) {
        Channel channel = channels.get(name);
        if (channel.idle && !nowIdle) {
            channel.idle = false;
            channel.aligned = channel.watermark >= watermark;
            idle = false;
        }
        if (!channel.idle && reached > channel.watermark) {
            channel.watermark = reached;
            channel.aligned |= reached >= watermark;
            toMinimum();
        }
        if (!channel.idle && nowIdle) {
            channel.idle = true;
            channel.aligned = false;
            if (channels.values().stream().allMatch(other -> other.idle)) {
                idle = true;
                if (channel.watermark == watermark) {
                    channels.values().forEach(other -> watermark = Math.max(watermark, other.watermark));
                }
            } else if (channel.watermark == watermark) {
                toMinimum();
            }
        }
    }

    private void toMinimum() {
        channels.values().stream()
                .filter(channel -> channel.aligned)
                .mapToLong(channel -> channel.watermark)
                .min()
                .ifPresent(smallest -> watermark = Math.max(watermark, smallest));
    }
}
