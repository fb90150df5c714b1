package io.streamwright.testkit.contract;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the world is to see of the results of a sink.
 *
 * @param seeing looks
 * @param all what is to be seen in the end
 */
record Seen<S>(SinkContract.Seeing<S> seeing, List<S> all, Patience patience) {

    /** Fails unless so many are seen, soon, and no others. */
    void expect(int count, String when) throws IOException {
        List<S> expected = all.subList(0, count);
        List<S> found = new ArrayList<>();
        boolean kept = patience.until(() -> {
            found.clear();
            found.addAll(seeing.see());
            return found.equals(expected);
        });
        if (!kept) {
            throw new AssertionError(when + ":\n  expected " + expected + "\n  found    " + found);
        }
    }
}
