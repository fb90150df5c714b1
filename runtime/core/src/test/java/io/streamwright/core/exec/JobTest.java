package io.streamwright.core.exec;

import io.streamwright.core.api.JobRunner;
import io.streamwright.core.snapshot.MemorySnapshotStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/** What tests that run the job of clicks share. */
@Timeout(300)
abstract class JobTest {
    @BeforeAll
    static void bePatient() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(90));
    }

    final MemorySource source = new MemorySource();
    final MemorySink sink = new MemorySink();
    final ClickJob job = new ClickJob();
    MemorySnapshotStore store = new MemorySnapshotStore("clicks", 3);

    /** On how many lanes jobs run. */
    int lanes() {
        return 1;
    }

    /** A run that keeps its snapshots in {@link #store}. */
    JobRunner runner() {
        return JobRunner.of(job)
                .connector(source)
                .connector(sink)
                .snapshotStore(store)
                .set("parallelism", String.valueOf(lanes()));
    }

    /** In an order of its own, to compare what comes in any order. */
    static List<String> sorted(List<String> results) {
        return results.stream().sorted().toList();
    }

    /** What {@link ClicksPerWindow} puts out in all, computed by a plain loop. */
    static List<String> expectedWindows(List<Click> clicks) {
        Map<String, Long> counts = new TreeMap<>();
        for (Click click : clicks) {
            long first = Math.floorDiv(click.at(), 50) * 50;
            counts.merge(click.page() + "@" + first, 1L, Long::sum);
            counts.merge(click.page() + "@" + (first - 50), 1L, Long::sum);
        }
        List<String> result = new ArrayList<>();
        counts.forEach((window, count) -> result.add(window + "=" + count));
        return result;
    }

    /** What {@link ClicksPerPage} puts out for one split in order, by a plain loop over events and watermarks. */
    static List<String> expectedPages(List<Click> clicks, long outOfOrder, long quietMillis) {
        List<String> result = new ArrayList<>();
        Map<String, Long> counts = new HashMap<>();
        TreeMap<String, Long> due = new TreeMap<>();
        long maxTime = Long.MIN_VALUE;
        for (Click click : clicks) {
            counts.merge(click.page(), 1L, Long::sum);
            result.add(click.page() + "=" + counts.get(click.page()));
            due.put(click.page(), click.at() + quietMillis);
            if (click.at() > maxTime) {
                maxTime = click.at();
                fire(due, counts, maxTime - outOfOrder - 1, result);
            }
        }
        fire(due, counts, Long.MAX_VALUE, result);
        return result;
    }

    private static void fire(Map<String, Long> due, Map<String, Long> counts, long watermark, List<String> result) {
        due.entrySet().removeIf(entry -> {
            if (entry.getValue() > watermark) {
                return false;
            }
            counts.remove(entry.getKey());
            result.add(entry.getKey() + " is quiet");
            return true;
        });
    }
}
