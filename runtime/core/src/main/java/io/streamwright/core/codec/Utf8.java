package io.streamwright.core.codec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Reads texts in UTF-8, for formats: what is not UTF-8 is an error and not silently replaced. */
public final class Utf8 {
    private static final char REPLACEMENT = '\uFFFD';

    private Utf8() {}

    /**
     * The text of the bytes from {@code from} to {@code to}.
     *
     * @throws DecodeException if they are not UTF-8; its column counts from {@code from}
     */
    public static String decode(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        // the JDK puts the replacement character in the place of what is malformed, but it may stand in the data as
        // well
        if (text.indexOf(REPLACEMENT) >= 0) {
            check(bytes, from, to);
        }
        return text;
    }

    private static void check(byte[] bytes, int from, int to) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from);
        CoderResult result = decoder.decode(in, CharBuffer.allocate(to - from), true);
        if (result.isError()) {
            throw new DecodeException("the text is not in UTF-8", in.position() - from + 1);
        }
    }
}
