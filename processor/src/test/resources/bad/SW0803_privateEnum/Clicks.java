import io.streamwright.*;

class Outer {
    private enum Kind {
        LEFT
    }

    record Click(
            String user,
            Kind kind) {} // expect: SW0803

    @StreamJob("clicks")
    interface Clicks {
        @Source("file:clicks.jsonl")
        @Sink("log:")
        StreamOf<Click> clicks();
    }
}
