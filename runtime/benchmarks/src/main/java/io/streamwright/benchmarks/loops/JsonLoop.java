package io.streamwright.benchmarks.loops;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.streamwright.benchmarks.jobs.SensorTotals;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@link SensorTotals} as a loop over the streaming parser and generator of Jackson: one parser over the whole file, and for each
 * open window a table of totals that are changed in place. Owned by one thread.
 */
public final class JsonLoop {
    private static final long SIZE_MILLIS = 10_000;
    private static final long OUT_OF_ORDER_MILLIS = 1_000;

    private final JsonFactory json = new JsonFactory();
    private final List<Window> open = new ArrayList<>();
    private long maxTime = Long.MIN_VALUE;
    private long watermark = Long.MIN_VALUE;
    private Window current = new Window(Long.MIN_VALUE);

    private static final class Totals {
        private long sum;
        private long count;
        private long max = Long.MIN_VALUE;
    }

    private static final class Window {
        private final long start;
        private final Map<String, Totals> totals = new HashMap<>();

        Window(long start) {
            this.start = start;
        }
    }

    /** From one file to the other. */
    public void run(Path from, Path to) throws IOException {
        try (InputStream in = Files.newInputStream(from);
                JsonParser parser = json.createParser(in);
                OutputStream file = new BufferedOutputStream(Files.newOutputStream(to), 1 << 16);
                JsonGenerator out = json.createGenerator(file)) {
            out.setRootValueSeparator(null);
            while (parser.nextToken() != null) {
                read(parser, out);
            }
            closeUpTo(Long.MAX_VALUE, out);
        }
    }

    private void read(JsonParser parser, JsonGenerator out) throws IOException {
        String sensor = "";
        long value = 0;
        long time = 0;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "sensor" -> sensor = parser.getText();
                case "value" -> value = parser.getLongValue();
                case "time" -> time = parser.getLongValue();
                default -> parser.skipChildren();
            }
        }
        if (time < current.start || time >= current.start + SIZE_MILLIS) {
            long start = time - Math.floorMod(time, SIZE_MILLIS);
            if (start + SIZE_MILLIS - 1 <= watermark) {
                return;
            }
            current = window(start);
        }
        Totals totals = current.totals.get(sensor);
        if (totals == null) {
            totals = new Totals();
            current.totals.put(sensor, totals);
        }
        totals.sum += value;
        totals.count++;
        totals.max = Math.max(totals.max, value);
        if (time > maxTime) {
            maxTime = time;
            watermark = time - OUT_OF_ORDER_MILLIS - 1;
            closeUpTo(watermark, out);
        }
    }

    private Window window(long start) {
        int at = open.size();
        while (at > 0 && open.get(at - 1).start >= start) {
            at--;
            if (open.get(at).start == start) {
                return open.get(at);
            }
        }
        Window window = new Window(start);
        open.add(at, window);
        return window;
    }

    private void closeUpTo(long time, JsonGenerator out) throws IOException {
        while (!open.isEmpty() && open.get(0).start + SIZE_MILLIS - 1 <= time) {
            Window window = open.remove(0);
            if (window == current) {
                current = new Window(Long.MIN_VALUE);
            }
            for (Map.Entry<String, Totals> entry : window.totals.entrySet()) {
                Totals totals = entry.getValue();
                out.writeStartObject();
                out.writeStringField("sensor", entry.getKey());
                out.writeNumberField("start", window.start);
                out.writeNumberField("sum", totals.sum);
                out.writeNumberField("count", totals.count);
                out.writeNumberField("max", totals.max);
                out.writeEndObject();
                out.writeRaw('\n');
            }
        }
    }
}
