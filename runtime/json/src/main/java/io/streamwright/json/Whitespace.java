package io.streamwright.json;

import java.io.OutputStream;

/** Takes what the parser has buffered behind a value, which must be white space. */
final class Whitespace extends OutputStream {
    private boolean onlyWhitespace = true;

    /** Whether all that came since the last call is white space. */
    boolean onlyWhitespace() {
        boolean answer = onlyWhitespace;
        onlyWhitespace = true;
        return answer;
    }

    static boolean isBlank(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte each = bytes[i];
            if (each != '\n' && each != '\r' && each != ' ' && each != '\t') {
                return false;
            }
        }
        return true;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        onlyWhitespace &= isBlank(bytes, offset, offset + length);
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }
}
