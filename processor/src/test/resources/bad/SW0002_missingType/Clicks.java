import io.streamwright.*;

record Click(
        String user,
        Missing missing) {} // expect: SW0002, javac

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    @Sink("log:")
    StreamOf<Click> clicks();
}
