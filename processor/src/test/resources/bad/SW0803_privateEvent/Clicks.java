import io.streamwright.*;

class Outer {
    private record Click(String user) {} // expect: SW0803

    @StreamJob("clicks")
    interface Clicks {
        @Source("file:clicks.jsonl")
        @Sink("log:")
        StreamOf<Click> clicks();
    }
}
