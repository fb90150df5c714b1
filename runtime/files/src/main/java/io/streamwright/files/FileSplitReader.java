package io.streamwright.files;

import io.streamwright.core.codec.DecodeException;
import io.streamwright.core.codec.LineSplitter;
import io.streamwright.core.codec.RecordDecoder;
import io.streamwright.core.codec.RecordSplitter;
import io.streamwright.core.source.RecordOrigin;
import io.streamwright.core.source.SourceOutput;
import io.streamwright.core.source.SplitReader;
import java.io.IOException;
import java.util.Arrays;

/**
 * Reads one file in blocks and hands each record to the decoder where it stands, without a copy. Owned by one lane.
 *
 * <p>The bytes of the buffer from {@code at} to {@code limit} have been read and not yet delivered; {@code at} is byte
 * {@code offset} of the file. A record that is not complete is moved to the front when more is read.
 */
final class FileSplitReader<T> implements SplitReader<T>, RecordOrigin {
    private static final int BLOCK_BYTES = 256 << 10;

    /** What of a record that is too long is kept for the report. */
    private static final int EXCERPT_BYTES = 1 << 10;

    private static final byte[] NOTHING = new byte[0];
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final FileBlocks blocks;
    private final RecordSplitter splitter;
    private final RecordDecoder<T> decoder;
    private final int maxRecordBytes;
    private final boolean linesOnly;

    private byte[] buffer = NOTHING;
    private int at;
    private int limit;
    private long offset;
    private long line;

    /** Where the record lies whose event is being delivered. */
    private int recordFrom;

    private int recordEnd;
    private long recordLine;
    private boolean endOfFile;
    private boolean ended;
    private boolean skipping;
    private boolean headingDue;

    FileSplitReader(
            FileBlocks blocks,
            RecordSplitter splitter,
            RecordDecoder<T> decoder,
            int maxRecordBytes,
            FilePosition position)
            throws IOException {
        this.blocks = blocks;
        this.splitter = splitter;
        this.decoder = decoder;
        this.maxRecordBytes = maxRecordBytes;
        this.linesOnly = splitter == LineSplitter.INSTANCE;
        this.headingDue = splitter.hasHeading();
        if (position.ended()) {
            ended = true;
            offset = position.offset();
            line = position.line();
            return;
        }
        blocks.checkRestored(position);
        line = 1;
        if (position.offset() > 0) {
            if (headingDue) {
                readHeading();
            }
            offset = position.offset();
            line = position.line();
            skipping = position.skipping();
            at = 0;
            limit = 0;
            endOfFile = false;
        }
    }

    @Override
    public int poll(SourceOutput<T> out, int maxEvents) throws IOException {
        if (ended) {
            return ENDED;
        }
        if (skipping && !skip()) {
            return endIfDue(0);
        }
        if (headingDue && !readHeading()) {
            return endIfDue(0);
        }
        int count = 0;
        boolean more = true;
        while (more && count < maxEvents) {
            int end = splitter.end(buffer, at, limit);
            if (end < 0) {
                if (!endOfFile && limit - at <= maxRecordBytes && fill()) {
                    continue;
                }
                if (limit - at > maxRecordBytes) {
                    more = tooLong(out);
                    count++;
                    if (skipping) {
                        break;
                    }
                    continue;
                }
                if (at == limit || blocks.grows()) {
                    break;
                }
                // the last record of a file needs no line end
                end = limit;
            }
            int from = at;
            long lineOfRecord = line;
            moveTo(end);
            if (end - from > maxRecordBytes) {
                count++;
                more = reportTooLong(out, from, end, lineOfRecord);
                continue;
            }
            T event;
            try {
                event = decoder.decode(buffer, from, end);
            } catch (RuntimeException e) {
                // also what the constructor of the user's record throws: it refuses these values
                count++;
                more = reportUndecodable(out, from, end, lineOfRecord, e);
                continue;
            }
            if (event != null) {
                count++;
                recordFrom = from;
                recordEnd = end;
                recordLine = lineOfRecord;
                more = out.emit(event, this);
            }
        }
        if (at < limit || !endOfFile || blocks.grows()) {
            if (blocks.park()) {
                forgetBuffer();
            }
            return count;
        }
        return endIfDue(count);
    }

    /** Ends a file that has been delivered to its end; {@code count} if it has not, or if this poll delivered something. */
    private int endIfDue(int count) throws IOException {
        if (endOfFile && at == limit && !blocks.grows()) {
            ended = true;
            close();
        }
        return ended && count == 0 ? ENDED : count;
    }

    private boolean reportUndecodable(
            SourceOutput<T> out, int from, int end, long lineOfRecord, RuntimeException failure) {
        long column = failure instanceof DecodeException e ? e.column() : -1;
        return out.undecodable(place(lineOfRecord, column), reason(failure), withoutLineEnd(from, end));
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
        return place(recordLine, -1);
    }

    @Override
    public byte[] raw() {
        return withoutLineEnd(recordFrom, recordEnd);
    }

    private static String reason(RuntimeException e) {
        return e instanceof DecodeException ? String.valueOf(e.getMessage()) : e.toString();
    }

    private String place(long lineOfRecord, long column) {
        return blocks.name() + ", line " + lineOfRecord + (column > 0 ? ", column " + column : "");
    }

    /** Passes over the bytes up to {@code end}, which is behind a record. */
    private void moveTo(int end) {
        if (linesOnly) {
            line++;
        } else {
            for (int i = at; i < end; i++) {
                if (buffer[i] == '\n') {
                    line++;
                }
            }
        }
        offset += end - at;
        at = end;
    }

    /** Reads a block behind what there is; false if there is nothing now. */
    private boolean fill() throws IOException {
        int rest = limit - at;
        if (buffer.length == 0) {
            buffer = new byte[BLOCK_BYTES];
        } else if (rest > buffer.length / 2) {
            byte[] larger = new byte[(int) Math.min(2L * buffer.length, 1 << 30)];
            System.arraycopy(buffer, at, larger, 0, rest);
            buffer = larger;
        } else if (rest > 0) {
            System.arraycopy(buffer, at, buffer, 0, rest);
        }
        at = 0;
        limit = rest;
        int count = blocks.read(buffer, limit, buffer.length - limit, offset + rest);
        if (count < 0) {
            // a file that grows may have more later
            endOfFile = !blocks.grows();
            return false;
        }
        limit += count;
        if (offset == 0) {
            passByteOrderMark();
        }
        return count > 0;
    }

    private void passByteOrderMark() {
        int length = BYTE_ORDER_MARK.length;
        if (limit >= length && Arrays.equals(buffer, 0, length, BYTE_ORDER_MARK, 0, length)) {
            at = length;
            offset = length;
        }
    }

    /** Reads the heading at the start of the file; false if it is not complete yet. */
    private boolean readHeading() throws IOException {
        while (true) {
            int end = splitter.end(buffer, at, limit);
            if (end < 0 && !endOfFile) {
                if (limit - at > maxRecordBytes) {
                    throw new IOException("The heading of " + blocks.name() + " is longer than " + maxRecordBytes
                            + " bytes; is it of another format?");
                }
                if (fill()) {
                    continue;
                }
                if (!endOfFile) {
                    return false;
                }
            }
            if (end < 0) {
                if (at == limit) {
                    // an empty file has no heading and no records
                    headingDue = false;
                    return true;
                }
                end = limit;
            }
            try {
                decoder.heading(buffer, at, end);
            } catch (DecodeException e) {
                throw new IOException(place(1, e.column()) + ": " + reason(e), e);
            }
            headingDue = false;
            moveTo(end);
            return true;
        }
    }

    /** A record has not ended within the bytes that a record may have. */
    private boolean tooLong(SourceOutput<T> out) throws IOException {
        boolean more = reportTooLong(out, at, limit, line);
        skipping = true;
        skip();
        return more;
    }

    private boolean reportTooLong(SourceOutput<T> out, int from, int end, long lineOfRecord) {
        byte[] excerpt = Arrays.copyOfRange(buffer, from, Math.min(end, from + EXCERPT_BYTES));
        return out.undecodable(
                place(lineOfRecord, -1),
                "the record is longer than " + maxRecordBytes + " bytes, the limit of max-record-bytes",
                excerpt);
    }

    /** Passes over the rest of a record that is too long, up to the next line end; false if there is none yet. */
    private boolean skip() throws IOException {
        while (true) {
            int end = LineSplitter.INSTANCE.end(buffer, at, limit);
            if (end >= 0) {
                offset += end - at;
                at = end;
                line++;
                skipping = false;
                return true;
            }
            offset += limit - at;
            at = limit;
            if (!fill()) {
                return false;
            }
        }
    }

    private void forgetBuffer() {
        buffer = NOTHING;
        at = 0;
        limit = 0;
        endOfFile = false;
    }

    @Override
    public byte[] position() {
        return blocks.position(offset, line, skipping, ended).encode();
    }

    @Override
    public long lag() {
        if (ended) {
            return 0;
        }
        long size = blocks.sizeIfKnown();
        return size < 0 ? -1 : Math.max(0, size - offset);
    }

    @Override
    public void close() throws IOException {
        forgetBuffer();
        blocks.close();
    }
}
