package io.streamwright.benchmarks;

import java.io.IOException;
import java.util.Map;

/** Some measurements that make up one part of the page. */
interface Suite {

    /** The name on the command line, and of its place in the page. */
    String key();

    /**
     * Measures.
     *
     * @return what is shown
     */
    Shown run(Options options) throws IOException, InterruptedException;

    /**
     * A part of the page.
     *
     * @param text in Markdown
     * @param plots the contents of files beside the page, by their names
     */
    record Shown(String text, Map<String, String> plots) {

        Shown(String text) {
            this(text, Map.of());
        }
    }
}
