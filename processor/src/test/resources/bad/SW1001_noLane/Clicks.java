import io.streamwright.*;

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    @Parallelism(0) // expect: SW1001 `clicks` cannot run on 0 lanes
    @Sink("log:")
    StreamOf<String> clicks();
}
