import io.streamwright.*;

record Click(String user, @EventTime long at) {}

@StreamJob("clicks")
interface Clicks {
    @Source("file:a.jsonl")
    @Watermark(alignGroup = "all") // expect: SW0484
    @Sink("log:")
    StreamOf<Click> a();
}
