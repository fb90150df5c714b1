package io.streamwright.csv;

import io.streamwright.core.codec.LineSplitter;
import io.streamwright.core.codec.RecordSplitter;

/** Finds line ends outside of quotes. Any thread may use it. */
final class CsvSplitter implements RecordSplitter {
    private final CsvSettings settings;

    CsvSplitter(CsvSettings settings) {
        this.settings = settings;
    }

    @Override
    public boolean hasHeading() {
        return settings.header();
    }

    @Override
    public int end(byte[] bytes, int from, int to) {
        int end = LineSplitter.INSTANCE.end(bytes, from, to);
        if (end < 0) {
            return -1;
        }
        // most records have no quotes, and then the first line end is theirs
        byte quote = settings.quote();
        for (int at = from; at < end; at++) {
            if (bytes[at] == quote) {
                return endWithQuotes(bytes, from, to);
            }
        }
        return end;
    }

    private int endWithQuotes(byte[] bytes, int from, int to) {
        byte quote = settings.quote();
        byte separator = settings.separator();
        boolean fieldStarts = true;
        int at = from;
        while (at < to) {
            byte each = bytes[at++];
            if (each == '\n') {
                return at;
            }
            if (each == quote && fieldStarts) {
                // within quotes all is text up to the next single one
                while (true) {
                    while (at < to && bytes[at] != quote) {
                        at++;
                    }
                    if (at >= to - 1) {
                        return -1;
                    }
                    at++;
                    if (bytes[at] != quote) {
                        break;
                    }
                    at++;
                }
            }
            fieldStarts = each == separator;
        }
        return -1;
    }
}
