package names;

import io.streamwright.Apply;
import io.streamwright.Config;
import io.streamwright.EventTime;
import io.streamwright.From;
import io.streamwright.Key;
import io.streamwright.KeyTimer;
import io.streamwright.KeyedBy;
import io.streamwright.OnClose;
import io.streamwright.OnEvent;
import io.streamwright.OnTimer;
import io.streamwright.Out;
import io.streamwright.Service;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.State;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.Window;
import io.streamwright.WindowEnd;
import io.streamwright.WindowStart;
import java.util.Arrays;

/** Names that generated code may want for itself. */
@StreamJob("names")
interface Names {
    record Codec(String key, @EventTime long time, int hash, int at, String out, byte[] in, Segment value) {}

    record Segment(int index, Rows rows, String event) {}

    class Rows {
        int segment;
        String codec;
        Out2 output;
    }

    record Out2(String setup, String operator) {}

    class Client implements AutoCloseable {
        @Override
        public void close() {}
    }

    @KeyedBy({"key", "hash", "at"})
    class Operator {
        @State
        int time;

        @State
        long segment;

        @State
        String key;

        @State
        byte[] value;

        @State
        boolean initial;

        @State
        Segment rows;

        @State
        int output;

        @Config("limit")
        int setup;

        @Service
        Client operator;

        @OnEvent
        void event(Codec event, KeyTimer timers, Out<Rows> out) {
            timers.at(event.time());
            initial |= Arrays.equals(value, event.in());
        }

        @OnTimer("timers")
        Rows load(@Key int hash, @Key int at, @Key String key, @EventTime long time) {
            return new Rows();
        }
    }

    @KeyedBy("index")
    @Window(size = "1m", slide = "20s")
    class Windows {
        @State
        int start;

        @State
        long end;

        @State
        String window;

        static int index(Codec codec) {
            return codec.at();
        }

        @OnEvent
        void add(Codec value) {
            start++;
        }

        @OnClose
        void close(@Key int index, @WindowStart long start, @WindowEnd long end, Out<String> output) {
            output.emit(window);
        }
    }

    @Source("file:in.jsonl")
    StreamOf<Codec> setup();

    @Source("file:in.jsonl")
    StreamOf<Codec> steps();

    @From({"setup", "steps"})
    default Codec event(Codec time) {
        return time;
    }

    @From("event")
    default void output(Codec event, @EventTime long time, Out<Segment> out) {
        out.emit(event.value());
    }

    @Apply(Operator.class)
    @From("event")
    @Sink("log:")
    StreamOf<Rows> operator();

    @Apply(Windows.class)
    @From("event")
    @Sink("log:")
    StreamOf<String> windows();

    @From("output")
    @Sink("log:")
    default String close(Segment segment) {
        return segment.event();
    }
}
