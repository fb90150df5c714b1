package io.streamwright.testkit.time;

import io.streamwright.Apply;
import io.streamwright.EventTime;
import io.streamwright.Fire;
import io.streamwright.FireWhen;
import io.streamwright.Firing;
import io.streamwright.Key;
import io.streamwright.KeyedBy;
import io.streamwright.Late;
import io.streamwright.ListState;
import io.streamwright.Merge;
import io.streamwright.OnClose;
import io.streamwright.OnEvent;
import io.streamwright.OnFire;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.State;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.TimeDomain;
import io.streamwright.Window;
import io.streamwright.WindowEnd;
import io.streamwright.WindowStart;
import java.util.ArrayList;
import java.util.List;

/** Sessions that fire before their end, or end by the clock. */
@StreamJob("strolls")
public interface Strolls {
    /** A step of a walker. */
    record Step(String walker, int value, @EventTime long at) {}

    /** What is known of a walk when it fires. */
    record Stroll(String walker, long from, long to, List<Integer> values, Firing why) {}

    /** The input. */
    @Source("file:steps.jsonl")
    StreamOf<Step> steps();

    /** By event time. */
    @Apply(Often.class)
    @Sink("log:")
    StreamOf<Stroll> often();

    /** By the number of events. */
    @Apply(Counted.class)
    @Sink("log:")
    StreamOf<Stroll> counted();

    /** When asked. */
    @Apply(Asked.class)
    @Sink("log:")
    StreamOf<Stroll> asked();

    /** What came too late for these. */
    @Late(of = "asked")
    @Sink("log:")
    StreamOf<Step> missed();

    /** By the clock. */
    @Apply(Clocked.class)
    @Sink("log:")
    StreamOf<Stroll> clocked();

    /** Of processing time. */
    @Apply(Everybody.class)
    @Sink("log:")
    StreamOf<Stroll> everybody();

    /** Over all keys. */
    @Apply(Together.class)
    @Sink("log:")
    StreamOf<Stroll> together();

    /** Fires early by event time, and stays. */
    @KeyedBy("walker")
    @Window(session = "10ms", every = "10ms", lateness = "30ms")
    final class Often {
        @State
        List<Integer> values = new ArrayList<>();

        @OnEvent
        void add(Step step) {
            values.add(step.value());
        }

        @Merge
        void merge(Often later) {
            values.addAll(later.values);
        }

        @OnClose
        Stroll put(@Key String walker, @WindowStart long from, @WindowEnd long to, Firing why) {
            return new Stroll(walker, from, to, List.copyOf(values), why);
        }
    }

    /** Fires for each third event, and begins anew. */
    @KeyedBy("walker")
    @Window(session = "10ms", everyCount = 3, discarding = true)
    final class Counted {
        @State
        ListState<Integer> values;

        @OnEvent
        void add(Step step) {
            values.add(step.value());
        }

        @Merge
        void merge(Counted later) {
            values.addAll(later.values.toList());
        }

        @OnClose
        Stroll put(@Key String walker, @WindowStart long from, @WindowEnd long to, Firing why) {
            return new Stroll(walker, from, to, values.toList(), why);
        }
    }

    /** Fires from a sum on, and begins anew from a larger one on. */
    @KeyedBy("walker")
    @Window(session = "10ms", lateness = "5ms")
    final class Asked {
        @State
        int sum;

        @OnEvent
        void add(Step step) {
            sum += step.value();
        }

        @Merge
        void merge(Asked later) {
            sum += later.sum;
        }

        @FireWhen
        Fire ask(Step step, @WindowStart long from, @WindowEnd long to) {
            return sum >= 100 ? Fire.FIRE_AND_PURGE : sum >= 50 && to - from > 10 ? Fire.FIRE : Fire.CONTINUE;
        }

        @OnFire
        Stroll again(@Key String walker, @WindowStart long from, @WindowEnd long to, Firing why) {
            return new Stroll(walker, from, to, List.of(sum), why);
        }
    }

    /** Fires by the clock until event time ends the session. */
    @KeyedBy({"walker", "value"})
    @Window(gapBy = "value", every = "1s", everyTime = TimeDomain.PROCESSING, lateness = "100ms")
    final class Clocked {
        @State
        int steps;

        @OnEvent
        void add(Step step) {
            steps++;
        }

        @Merge
        void merge(Clocked later) {
            steps += later.steps;
        }

        @OnClose
        Stroll put(@Key String walker, @WindowStart long from, @WindowEnd long to, Firing why) {
            return new Stroll(walker, from, to, List.of(steps), why);
        }
    }

    /** Sessions of the clock over all keys. */
    @Window(session = "10s", time = TimeDomain.PROCESSING, every = "4s")
    final class Everybody {
        @State
        int steps;

        @OnEvent
        void add(Step step) {
            steps++;
        }

        @Merge
        void merge(Everybody later) {
            steps += later.steps;
        }

        @OnClose
        Stroll put(@WindowStart long from, @WindowEnd long to, Firing why) {
            return new Stroll("all", from, to, List.of(steps), why);
        }
    }

    /** Sessions of event time over all keys. */
    @Window(session = "10ms")
    final class Together {
        @State
        int steps;

        @OnEvent
        void add(Step step) {
            steps++;
        }

        @Merge
        void merge(Together later) {
            steps += later.steps;
        }

        @OnClose
        Stroll put(@WindowStart long from, @WindowEnd long to, Firing why) {
            return new Stroll("all", from, to, List.of(steps), why);
        }
    }
}
