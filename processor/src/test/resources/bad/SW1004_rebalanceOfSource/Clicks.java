import io.streamwright.*;

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    @Rebalance // expect: SW1004 which is a source
    @Sink("log:")
    StreamOf<String> clicks();
}
