import io.streamwright.*;

class Click {
    String user;

    @EventTime // expect: SW0411
    private long at() {
        return 1;
    }
}

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    @Sink("log:")
    StreamOf<Click> clicks();
}
