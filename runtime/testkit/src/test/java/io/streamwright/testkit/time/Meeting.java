package io.streamwright.testkit.time;

import io.streamwright.Apply;
import io.streamwright.EventTime;
import io.streamwright.From;
import io.streamwright.Key;
import io.streamwright.KeyTimer;
import io.streamwright.KeyedBy;
import io.streamwright.OnEvent;
import io.streamwright.OnTimer;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.Uid;
import io.streamwright.Union;

/** Streams that meet as one input, and as two. */
@StreamJob("meeting")
public interface Meeting {
    /** Something from the left or the right. */
    record Ping(String key, @EventTime long at) {}

    /** Something of another type. */
    record Pong(String key, @EventTime long at) {}

    /** Says each event again when the watermark has come to it. */
    @Uid("echo")
    @KeyedBy("key")
    final class Echo {
        @OnEvent
        void ping(Ping ping, KeyTimer due) {
            due.at(ping.at());
        }

        @OnTimer("due")
        String due(@Key String key, @EventTime long at) {
            return key + " " + at;
        }
    }

    /** The same with two inputs. */
    @Uid("both")
    @KeyedBy("key")
    final class Both {
        @OnEvent
        void ping(Ping ping, KeyTimer due) {
            due.at(ping.at());
        }

        @OnEvent
        void pong(Pong pong, KeyTimer due) {
            due.at(pong.at());
        }

        @OnTimer("due")
        String due(@Key String key, @EventTime long at) {
            return key + " " + at;
        }
    }

    @Source("file:left.jsonl")
    StreamOf<Ping> left();

    @Source("file:right.jsonl")
    StreamOf<Ping> right();

    @Source("file:pongs.jsonl")
    StreamOf<Pong> pongs();

    @Union({"left", "right"})
    StreamOf<Ping> pings();

    @Apply(Echo.class)
    @From("pings")
    @Sink("discard:")
    StreamOf<String> echoes();

    /** One input with two streams, and one with one. */
    @Apply(Both.class)
    @From({"left", "right", "pongs"})
    @Sink("discard:")
    StreamOf<String> answers();
}
