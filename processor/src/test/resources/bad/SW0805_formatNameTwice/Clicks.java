import io.streamwright.*;

record Click(
        String user,
        @Named("user") String name) {} // expect: SW0805

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    @Sink("log:")
    StreamOf<Click> clicks();
}
