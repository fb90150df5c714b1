package io.streamwright.testkit.random;

import io.streamwright.testkit.HarnessSplit;
import io.streamwright.testkit.JobHarness;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** Something that happens to a job: to the engine in its harness, and to the interpreter. */
sealed interface Action {

    void on(JobHarness harness, LoadedJob loaded);

    void on(NaiveJob naive);

    /** An event, made anew for each: with a time that the connector knows better if {@code explicit}. */
    record Send(String source, String split, long seed, long millis, boolean explicit) implements Action {
        Object event(LoadedJob loaded) {
            return loaded.event(loaded.drawn().stream(source).type(), seed, "e", millis);
        }

        @Override
        public void on(JobHarness harness, LoadedJob loaded) {
            HarnessSplit to = harness.source(source).split(split);
            if (explicit) {
                to.send(event(loaded), millis);
            } else {
                to.send(event(loaded));
            }
        }

        @Override
        public void on(NaiveJob naive) {
            Object event = event(naive.loaded());
            long time = explicit ? millis : naive.timeOf(naive.loaded().drawn().stream(source), event);
            naive.send(source, split, event, time);
        }
    }

    /** A split is there, and nothing has come of it yet. */
    record Open(String source, String split) implements Action {
        @Override
        public void on(JobHarness harness, LoadedJob loaded) {
            harness.source(source).split(split);
        }

        @Override
        public void on(NaiveJob naive) {
            naive.split(source, split);
        }
    }

    /** A record that cannot be decoded. */
    record Undecodable(String source, String split) implements Action {
        private static final byte[] RAW = "{".getBytes(StandardCharsets.UTF_8);

        @Override
        public void on(JobHarness harness, LoadedJob loaded) {
            harness.source(source).split(split).undecodable(RAW, "drawn");
        }

        @Override
        public void on(NaiveJob naive) {
            naive.undecodable(source, split, "drawn", RAW);
        }
    }

    /** A watermark of the test. */
    record Watermark(String source, String split, long millis) implements Action {
        @Override
        public void on(JobHarness harness, LoadedJob loaded) {
            harness.source(source).split(split).watermark(millis);
        }

        @Override
        public void on(NaiveJob naive) {
            NaiveSource to = naive.source(source);
            to.generates = false;
            NaiveSource.Split raised = naive.split(source, split);
            if (millis > raised.watermark) {
                raised.watermark = millis;
                raised.idle = false;
            }
            naive.settle();
        }
    }

    /** A split is said to be idle, or active. */
    record Idle(String source, String split, boolean idle) implements Action {
        @Override
        public void on(JobHarness harness, LoadedJob loaded) {
            HarnessSplit to = harness.source(source).split(split);
            if (idle) {
                to.idle();
            } else {
                to.active();
            }
        }

        @Override
        public void on(NaiveJob naive) {
            NaiveSource.Split to = naive.split(source, split);
            to.idle = idle;
            to.lastEvent = naive.passed();
            naive.settle();
        }
    }

    /** Time passes. */
    record Advance(long millis) implements Action {
        @Override
        public void on(JobHarness harness, LoadedJob loaded) {
            harness.advanceTime(Duration.ofMillis(millis));
        }

        @Override
        public void on(NaiveJob naive) {
            naive.advanceTime(millis);
        }
    }

    /** The clock is set, forwards or back. */
    record Jump(long byMillis) implements Action {
        @Override
        public void on(JobHarness harness, LoadedJob loaded) {
            Instant now = harness.time();
            harness.time(now.plusMillis(byMillis));
        }

        @Override
        public void on(NaiveJob naive) {
            naive.setClock(naive.clock() + byMillis);
        }
    }

    /** What has expired is removed. */
    record CleanUp() implements Action {
        @Override
        public void on(JobHarness harness, LoadedJob loaded) {
            harness.cleanUp();
        }

        @Override
        public void on(NaiveJob naive) {
            naive.cleanUp();
        }
    }

    /** One split ends. */
    record EndSplit(String source, String split) implements Action {
        @Override
        public void on(JobHarness harness, LoadedJob loaded) {
            harness.source(source).split(split).end();
        }

        @Override
        public void on(NaiveJob naive) {
            naive.split(source, split).ended = true;
            naive.settle();
        }
    }

    /** A source ends. */
    record End(String source) implements Action {
        @Override
        public void on(JobHarness harness, LoadedJob loaded) {
            harness.end(source);
        }

        @Override
        public void on(NaiveJob naive) {
            naive.end(source);
        }
    }

    /** A crash, and a start from a snapshot taken just before. */
    record Restart() implements Action {
        @Override
        public void on(JobHarness harness, LoadedJob loaded) {
            harness.restart();
        }

        @Override
        public void on(NaiveJob naive) {
            naive.restarted(false);
        }
    }
}
