import io.streamwright.*;

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    StreamOf<String> clicks();

    @Broadcast
    @Forward
    @Sink("log:")
    default String upperCase(String click) { // expect: SW1005 @Broadcast, @Forward
        return click.toUpperCase();
    }
}
