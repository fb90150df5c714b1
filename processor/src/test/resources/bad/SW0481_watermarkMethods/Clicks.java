import io.streamwright.*;
import java.time.Instant;
import java.util.Optional;

record Click(String user, @EventTime long at, boolean last) {}

@StreamJob("clicks")
interface Clicks {
    @Source("file:a.jsonl")
    @Watermark(by = "text") // expect: SW0481 it returns String
    @Sink("log:")
    StreamOf<Click> a();

    @Source("file:b.jsonl")
    @Watermark(by = "ofOther") // expect: SW0481 does not take the event
    @Sink("log:")
    StreamOf<Click> b();

    @Source("file:c.jsonl")
    @Watermark(by = "textAsTime") // expect: SW0481 takes the time of the event as String
    @Sink("log:")
    StreamOf<Click> c();

    @Source("file:d.jsonl")
    @Watermark(by = "throwing") // expect: SW0481 throws a checked exception
    @Sink("log:")
    StreamOf<Click> d();

    @Source("file:e.jsonl")
    @Watermark(by = "hidden") // expect: SW0481 is private
    @Sink("log:")
    StreamOf<Click> e();

    @Source("file:f.jsonl")
    @Watermark(by = "a") // expect: SW0481 neither static nor default
    @Sink("log:")
    StreamOf<Click> f();

    static String text(Click click) {
        return "";
    }

    static long ofOther(String other) {
        return 0;
    }

    static Instant textAsTime(Click click, String time) {
        return null;
    }

    static Optional<Instant> throwing(Click click) throws Exception {
        return Optional.empty();
    }

    private static long hidden(Click click) {
        return 0;
    }
}
