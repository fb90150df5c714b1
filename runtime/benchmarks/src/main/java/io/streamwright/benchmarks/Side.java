package io.streamwright.benchmarks;

import io.streamwright.benchmarks.feed.Checksum;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Who does the work. Others than our {@linkplain OwnSide own} are found by {@link ServiceLoader}: other engines, in a module
 * that is built with {@code -Pengines}.
 */
public interface Side {

    /** The name on the command line and in the table. */
    String key();

    /** Whether it can do this. */
    boolean runs(Load load);

    /** Processes all events. */
    Checksum.Outcome run(Load load) throws Exception;

    /** What its process needs beside the usual options. */
    default List<String> jvm() {
        return List.of();
    }

    /** Whether it is an engine of others, so slow that a repetition is long enough to warm up. */
    default boolean foreign() {
        return true;
    }

    /** All there are, our own first. */
    static List<Side> all() {
        List<Side> all = new ArrayList<>(List.of(OwnSide.values()));
        ServiceLoader.load(Side.class).forEach(all::add);
        return all;
    }

    /** The one with this name. */
    static Side of(String key) {
        return all().stream()
                .filter(side -> side.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no side \"" + key + "\": there are "
                        + String.join(", ", all().stream().map(Side::key).toList())
                        + "; flink and jet with --engines=true"));
    }
}
