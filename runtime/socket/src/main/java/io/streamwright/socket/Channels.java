package io.streamwright.socket;

import java.io.Closeable;
import java.io.IOException;

/** Closing what is of no use any more. */
final class Channels {
    private Channels() {}

    static void closeQuietly(Closeable open) {
        try {
            open.close();
        } catch (IOException e) {
            // nothing more is wanted of it, and all that was promised of it has been said by then
        }
    }
}
