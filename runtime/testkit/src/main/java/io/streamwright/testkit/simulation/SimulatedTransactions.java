package io.streamwright.testkit.simulation;

import io.streamwright.core.sink.JobInstance;
import io.streamwright.core.sink.SinkTransactions;
import io.streamwright.testkit.TimedEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A place with transactions, in memory: it outlives the job, is slow, and fails. At times it fails after it has done what it
 * was asked for, so that the job cannot know.
 */
final class SimulatedTransactions implements SinkTransactions {
    private final Schedule schedule;
    private final Map<String, List<TimedEvent<Object>>> published = new LinkedHashMap<>();
    private long mark = NO_MARK;
    private long fence;

    /** Of the instance that is open: by the number of barriers that have passed, what was written since. */
    private final Map<Integer, Map<String, List<TimedEvent<Object>>>> open = new HashMap<>();

    private long incarnation;
    private int commits;

    SimulatedTransactions(Schedule schedule) {
        this.schedule = schedule;
    }

    /** What a stream has published, in this order. */
    List<TimedEvent<Object>> published(String stream) {
        return published.getOrDefault(stream, List.of());
    }

    @Override
    public String place() {
        return "simulated transactions";
    }

    @Override
    public long open(JobInstance me) throws IOException {
        long mine = me.incarnation();
        schedule.maybeFail("open transactions");
        if (mine <= fence) {
            throw new IllegalStateException("number " + mine + " was used before");
        }
        fence = mine;
        incarnation = mine;
        open.clear();
        commits = 0;
        schedule.pause("opened transactions");
        return mark;
    }

    @Override
    public void mark(long snapshotId) throws IOException {
        schedule.maybeFail("mark where the job goes on from");
        schedule.pause("mark where the job goes on from");
        expectNotFenced();
        mark = snapshotId;
        schedule.maybeFail("the mark was set, but the answer is lost");
    }

    /** A result, written by a lane that has passed so many barriers. */
    void write(int barriers, String stream, TimedEvent<Object> result) throws IOException {
        expectNotFenced();
        open.computeIfAbsent(barriers, key -> new LinkedHashMap<>())
                .computeIfAbsent(stream, key -> new ArrayList<>())
                .add(result);
    }

    private void expectNotFenced() throws IOException {
        if (incarnation != fence) {
            throw new IOException("fenced");
        }
    }

    @Override
    public void commit(long snapshotId) throws IOException {
        schedule.maybeFail("commit a transaction");
        schedule.pause("commit a transaction");
        expectNotFenced();
        Map<String, List<TimedEvent<Object>>> results = open.remove(commits++);
        if (results != null) {
            results.forEach((stream, events) ->
                    published.computeIfAbsent(stream, key -> new ArrayList<>()).addAll(events));
        }
        mark = snapshotId;
        schedule.maybeFail("a transaction was committed, but the answer is lost");
    }

    @Override
    public void close() {
        open.clear();
    }
}
