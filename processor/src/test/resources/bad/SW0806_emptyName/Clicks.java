import io.streamwright.*;

record Click(
        String user,
        @Named("") String name) {} // expect: SW0806

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    @Sink("log:")
    StreamOf<Click> clicks();
}
