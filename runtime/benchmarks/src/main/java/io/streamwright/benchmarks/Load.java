package io.streamwright.benchmarks;

import io.streamwright.benchmarks.feed.Generator;
import java.io.Serializable;
import java.util.List;

/**
 * A workload with its measures.
 *
 * @param keys how many different keys there are, where that can be chosen
 * @param events how many events
 * @param eventsPerMilli how many of them in a millisecond of event time
 * @param lanes on how many lanes the engine runs the job
 * @param splits in how many parts the events come
 * @param snapshotMillis how often a snapshot is taken; 0 for never
 */
public record Load(
        Workload workload, int keys, long events, int eventsPerMilli, int lanes, int splits, long snapshotMillis)
        implements Serializable {

    /** On one lane, in one part, without snapshots. */
    Load(Workload workload, int keys, long events, int eventsPerMilli) {
        this(workload, keys, events, eventsPerMilli, 1, 1, 0);
    }

    /** On so many lanes. */
    Load on(int otherLanes, int otherSplits) {
        return new Load(workload, keys, events, eventsPerMilli, otherLanes, otherSplits, snapshotMillis);
    }

    /** With snapshots. */
    Load withSnapshots(long everyMillis) {
        return new Load(workload, keys, events, eventsPerMilli, lanes, splits, everyMillis);
    }

    /** All events, or those of one of several parts, from the first. */
    public Generator<?> generator(int split) {
        return workload.feed().generator(keys, eventsPerMilli, split, splits);
    }

    /** How many events one part has. */
    public long eventsOf(int split) {
        return events / splits + (split < events % splits ? 1 : 0);
    }

    /** For the command line of another process. */
    List<String> toArgs() {
        return List.of(
                workload.key(),
                Integer.toString(keys),
                Long.toString(events),
                Integer.toString(eventsPerMilli),
                Integer.toString(lanes),
                Integer.toString(splits),
                Long.toString(snapshotMillis));
    }

    /** What {@link #toArgs} gave. */
    static Load ofArgs(List<String> args) {
        return new Load(
                Workload.of(args.get(0)),
                Integer.parseInt(args.get(1)),
                Long.parseLong(args.get(2)),
                Integer.parseInt(args.get(3)),
                Integer.parseInt(args.get(4)),
                Integer.parseInt(args.get(5)),
                Long.parseLong(args.get(6)));
    }
}
