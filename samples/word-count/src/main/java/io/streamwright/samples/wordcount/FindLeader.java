package io.streamwright.samples.wordcount;

import io.streamwright.KeyedBy;
import io.streamwright.OnEvent;
import io.streamwright.State;
import io.streamwright.Uid;
import org.jspecify.annotations.Nullable;

/** One row of state for the whole stream: every event has the same key. */
@Uid("find-leader")
@KeyedBy("everything")
class FindLeader {
    /** Short words lead every text, and say nothing about it. */
    private static final int LONG_ENOUGH = 5;

    @State
    String word = "";

    @State
    long times;

    static boolean everything(WordSeen any) {
        return true;
    }

    /** Null puts out nothing. */
    @OnEvent
    @Nullable WordSeen on(WordSeen seen) {
        if (seen.word().length() < LONG_ENOUGH || seen.times() <= times) {
            return null;
        }
        boolean overtaken = !seen.word().equals(word);
        word = seen.word();
        times = seen.times();
        return overtaken ? seen : null;
    }
}
