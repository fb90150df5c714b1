import io.streamwright.*;

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    @Sink("log:")
    StreamOf<String> clicks();

    @OnError(of = "clicks")
    @Broadcast // expect: SW1004 which is a stream of dead letters
    @Sink("log:")
    StreamOf<DeadLetter> broken();
}
