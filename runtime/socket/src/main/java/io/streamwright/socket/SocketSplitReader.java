package io.streamwright.socket;

import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.codec.DecodeException;
import io.streamwright.core.codec.RecordDecoder;
import io.streamwright.core.codec.RecordSplitter;
import io.streamwright.core.source.RecordOrigin;
import io.streamwright.core.source.SourceOutput;
import io.streamwright.core.source.SplitReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the lines of one server, without waiting for any: what the lane does not fetch stays in the buffers of the operating
 * systems, until those are full and the server waits. Owned by one lane.
 *
 * <p>The bytes of the buffer from {@code at} to {@code limit} have been read and not yet delivered. Those up to {@code searched}
 * are known to hold no line end: a record that comes byte by byte is not searched again with each.
 */
final class SocketSplitReader<T> implements SplitReader<T>, RecordOrigin {
    private static final Logger LOGGER = LoggerFactory.getLogger(SocketSplitReader.class);

    private static final int FIRST_BUFFER_BYTES = 16 << 10;

    /** After so many reads from the socket a poll returns even if they gave no record, as in a line that is too long. */
    private static final int MOST_READS = 16;

    /** What of a record that is too long is kept for the report. */
    private static final int EXCERPT_BYTES = 1 << 10;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Connection connection;
    private final RecordSplitter splitter;
    private final Supplier<RecordDecoder<T>> decoders;
    private final SocketSettings settings;

    private RecordDecoder<T> decoder;
    private byte[] buffer = new byte[FIRST_BUFFER_BYTES];
    private int at;
    private int limit;
    private int searched;

    /** Line ends passed since the stream was first read, through connections and restarts. */
    private long lines;

    /** Where the record lies whose event is being delivered. */
    private int recordFrom;

    private int recordEnd;

    private boolean connected;
    private boolean headingDue;
    private boolean firstBytes;
    private boolean skipping;
    private boolean serverEnded;
    private boolean ended;

    SocketSplitReader(
            Connection connection,
            RecordSplitter splitter,
            Supplier<RecordDecoder<T>> decoders,
            SocketSettings settings,
            long lines) {
        this.connection = connection;
        this.splitter = splitter;
        this.decoders = decoders;
        this.settings = settings;
        this.lines = lines;
        this.decoder = decoders.get();
    }

    @Override
    public int poll(SourceOutput<T> out, int maxEvents) throws IOException {
        if (ended) {
            return ENDED;
        }
        int count = 0;
        int reads = 0;
        boolean more = true;
        while (more && count < maxEvents) {
            int end = nextEnd();
            if (end >= 0) {
                if (headingDue) {
                    takeHeading(end);
                    continue;
                }
                int from = at;
                long line = lines + 1;
                moveTo(end);
                if (end - from > settings.maxRecordBytes()) {
                    count++;
                    more = tooLong(out, from, end, line);
                    continue;
                }
                T event;
                try {
                    event = decoder.decode(buffer, from, end);
                } catch (RuntimeException e) {
                    // also what the constructor of the user's record throws: it refuses these values
                    count++;
                    more = undecodable(out, from, end, line, e);
                    continue;
                }
                if (event != null) {
                    count++;
                    recordFrom = from;
                    recordEnd = end;
                    more = out.emit(event, this);
                }
            } else if (!skipping && limit - at > settings.maxRecordBytes()) {
                if (headingDue) {
                    throw new IOException("The heading from " + connection.server() + " is longer than "
                            + settings.maxRecordBytes() + " bytes; is it of another format?");
                }
                skipping = true;
                count++;
                more = tooLong(out, at, limit, lines + 1);
            } else if (serverEnded) {
                ended = true;
                close();
                return count == 0 ? ENDED : count;
            } else if (reads++ == MOST_READS || !read()) {
                break;
            }
        }
        return count;
    }

    /** The end of the next record, or -1. Passes over the rest of one that was too long. */
    private int nextEnd() {
        while (skipping) {
            int lineEnd = lineEnd();
            if (lineEnd < 0) {
                at = limit;
                searched = limit;
                skipping = !serverEnded;
                return -1;
            }
            moveTo(lineEnd);
            skipping = false;
        }
        if (lineEnd() >= 0) {
            int end = splitter.end(buffer, at, limit);
            if (end >= 0) {
                return end;
            }
            // a line end within quotes
            searched = limit;
        }
        return serverEnded && at < limit ? limit : -1;
    }

    /** The index behind the first line end that has not been searched for yet, or -1. */
    private int lineEnd() {
        for (int i = Math.max(at, searched); i < limit; i++) {
            if (buffer[i] == '\n') {
                return i + 1;
            }
        }
        searched = limit;
        return -1;
    }

    private void moveTo(int end) {
        for (int i = at; i < end; i++) {
            if (buffer[i] == '\n') {
                lines++;
            }
        }
        at = end;
        searched = end;
        firstBytes = false;
    }

    private void takeHeading(int end) throws IOException {
        try {
            decoder.heading(buffer, at, end);
        } catch (DecodeException e) {
            throw new IOException(place(lines + 1, e.column()) + ": " + e.getMessage(), e);
        }
        headingDue = false;
        moveTo(end);
    }

    /** Fetches what the socket holds; false if there is nothing now. */
    private boolean read() throws IOException {
        SocketChannel channel = connection.poll();
        if (channel == null) {
            return false;
        }
        if (!connected) {
            begin();
        }
        makeRoom();
        int count;
        try {
            count = channel.read(ByteBuffer.wrap(buffer, limit, buffer.length - limit));
        } catch (IOException e) {
            if (settings.endsWithServer()) {
                throw new IOException(
                        "The connection with " + connection.server() + " broke before its end: " + Dial.reason(e), e);
            }
            lost("has broken the connection: " + Dial.reason(e), e);
            return false;
        }
        if (count < 0) {
            if (settings.endsWithServer()) {
                serverEnded = true;
                return true;
            }
            lost("has closed the connection", null);
            return false;
        }
        if (count > 0) {
            connection.proved();
            limit += count;
            passByteOrderMark();
        }
        return count > 0;
    }

    /** Each connection is a text of its own: with a heading, if the format has one. */
    private void begin() {
        connected = true;
        decoder = decoders.get();
        headingDue = splitter.hasHeading();
        firstBytes = true;
        skipping = false;
        at = 0;
        limit = 0;
        searched = 0;
    }

    private void lost(String what, @Nullable IOException cause) throws IOException {
        connected = false;
        if (at < limit) {
            LOGGER.warn(
                    "{} bytes of a line from {} are dropped: the connection was lost before the line's end",
                    limit - at,
                    connection.server());
        }
        at = 0;
        limit = 0;
        searched = 0;
        connection.lost(what, cause);
    }

    private void makeRoom() {
        int rest = limit - at;
        if (at > 0) {
            System.arraycopy(buffer, at, buffer, 0, rest);
            searched -= at;
            at = 0;
            limit = rest;
        }
        if (rest == 0 && buffer.length > 4 * FIRST_BUFFER_BYTES) {
            // one long record must not hold its memory for ever
            buffer = new byte[FIRST_BUFFER_BYTES];
        } else if (rest > buffer.length / 2) {
            buffer = Arrays.copyOf(buffer, (int) Math.min(2L * buffer.length, 1 << 30));
        }
    }

    private void passByteOrderMark() {
        int length = BYTE_ORDER_MARK.length;
        if (firstBytes && limit - at >= length) {
            firstBytes = false;
            if (Arrays.equals(buffer, at, at + length, BYTE_ORDER_MARK, 0, length)) {
                at += length;
                searched = at;
            }
        }
    }

    private boolean tooLong(SourceOutput<T> out, int from, int end, long line) {
        return out.undecodable(
                place(line, -1),
                "the record is longer than " + settings.maxRecordBytes() + " bytes, the limit of max-record-bytes",
                Arrays.copyOfRange(buffer, from, Math.min(end, from + EXCERPT_BYTES)));
    }

    private boolean undecodable(SourceOutput<T> out, int from, int end, long line, RuntimeException failure) {
        boolean known = failure instanceof DecodeException;
        return out.undecodable(
                place(line, known ? ((DecodeException) failure).column() : -1),
                known ? String.valueOf(failure.getMessage()) : failure.toString(),
                withoutLineEnd(from, end));
    }

    private byte[] withoutLineEnd(int from, int end) {
        int to = end;
        while (to > from && (buffer[to - 1] == '\n' || buffer[to - 1] == '\r')) {
            to--;
        }
        return Arrays.copyOfRange(buffer, from, to);
    }

    @Override
    public String place() {
        return place(lines, -1);
    }

    @Override
    public byte[] raw() {
        return withoutLineEnd(recordFrom, recordEnd);
    }

    private String place(long line, long column) {
        return connection.server() + ", line " + line + (column > 0 ? ", column " + column : "");
    }

    @Override
    public byte[] position() {
        BinaryOutput out = new BinaryOutput(8);
        out.writeLong(lines);
        return out.toByteArray();
    }

    @Override
    public void close() {
        connection.close();
    }
}
