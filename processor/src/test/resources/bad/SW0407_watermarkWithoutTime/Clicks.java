import io.streamwright.*;

record Click(String user) {}

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    @Watermark(outOfOrder = "5s") // expect: SW0407
    @Sink("log:")
    StreamOf<Click> clicks();
}
