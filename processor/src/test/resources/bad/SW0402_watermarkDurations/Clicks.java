import io.streamwright.*;

record Click(String user, @EventTime long at) {}

@StreamJob("clicks")
interface Clicks {
    @Source("file:a.jsonl")
    @Watermark(every = "0s") // expect: SW0402 every
    @Sink("log:")
    StreamOf<Click> a();

    @Source("file:b.jsonl")
    @Watermark(alignWithin = "-1s") // expect: SW0402 alignWithin
    @Sink("log:")
    StreamOf<Click> b();
}
