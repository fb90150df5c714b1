import io.streamwright.*;

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    @Sink("log:")
    StreamOf<String> clicks();

    @OnError(of = "clicks")
    @Parallelism(1) // expect: SW1002 put it on `clicks`
    @Sink("log:")
    StreamOf<DeadLetter> broken();
}
