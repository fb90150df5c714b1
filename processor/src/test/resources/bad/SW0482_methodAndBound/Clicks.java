import io.streamwright.*;

record Click(String user, @EventTime long at) {}

@StreamJob("clicks")
interface Clicks {
    @Source("file:a.jsonl")
    @Watermark(by = "at", outOfOrder = "5s") // expect: SW0482 outOfOrder
    @Sink("log:")
    StreamOf<Click> a();

    @Source("file:b.jsonl")
    @Watermark(by = "at", every = "1s") // expect: SW0482 every
    @Sink("log:")
    StreamOf<Click> b();

    static long at(Click click) {
        return click.at();
    }
}
