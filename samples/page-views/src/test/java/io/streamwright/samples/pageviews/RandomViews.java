package io.streamwright.samples.pageviews;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;

/** Makes input: views in JSON lines, a little out of order, some of them late. */
final class RandomViews {
    private static final int USERS = 2_000;
    private static final int PAGES = 40;
    private static final long START = Instant.parse("2024-05-01T10:00:00Z").toEpochMilli();

    private RandomViews() {}

    static byte[] jsonLines(int views, long seed) {
        Random random = new Random(seed);
        ByteArrayOutputStream out = new ByteArrayOutputStream(views * 90);
        long now = START;
        for (int i = 0; i < views; i++) {
            now += random.nextInt(40);
            long delay = random.nextInt(100) == 0 ? random.nextInt(90_000) : random.nextInt(2_000);
            // a few users come often, most seldom
            int user = (int) (USERS * Math.pow(random.nextDouble(), 3));
            String line = "{\"page\":\"/p" + random.nextInt(PAGES) + "\",\"user\":\"u" + user + "\",\"at\":\""
                    + Instant.ofEpochMilli(now - delay) + "\"}\n";
            out.writeBytes(line.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }
}
