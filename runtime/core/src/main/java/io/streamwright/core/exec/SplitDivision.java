package io.streamwright.core.exec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Divides the splits of a source among lanes when a job starts: those that are still to be read so that each lane gets about
 * as many. Used by the starting thread.
 */
final class SplitDivision {
    /**
     * What one lane reads.
     *
     * @param restored the splits that the snapshot knows, or null if there is no snapshot
     * @param found the ids of all others
     */
    record Share(@Nullable SourceSection restored, List<String> found) {}

    private SplitDivision() {}

    /**
     * Divides.
     *
     * @param restored what the snapshot holds of all lanes, or null if there is none
     * @param lanes how many lanes there are; those that the source does not run on get nothing
     * @param discovery is told to watch the source if it can have more splits later
     */
    static List<Share> divide(
            SharedSource<?> source, @Nullable SourceSection restored, int lanes, SourceDiscovery discovery) {
        Set<String> known = new HashSet<>();
        List<List<SourceSection.Split>> old = new ArrayList<>();
        List<List<String>> found = new ArrayList<>();
        for (int lane = 0; lane < lanes; lane++) {
            old.add(new ArrayList<>());
            found.add(new ArrayList<>());
        }
        if (restored != null) {
            for (SourceSection.Split split : restored.splits()) {
                known.add(split.id());
                old.get(split.ended() ? 0 : source.shares().give()).add(split);
            }
        }
        for (String id : source.discover(Set.copyOf(known))) {
            if (known.add(id)) {
                found.get(source.shares().give()).add(id);
            }
        }
        if (source.discoveryIntervalMillis() > 0) {
            discovery.watch(source, known);
        }
        List<Share> shares = new ArrayList<>();
        for (int lane = 0; lane < lanes; lane++) {
            SourceSection section =
                    restored == null ? null : new SourceSection(restored.watermark(), restored.idle(), old.get(lane));
            shares.add(new Share(section, List.copyOf(found.get(lane))));
        }
        return shares;
    }
}
