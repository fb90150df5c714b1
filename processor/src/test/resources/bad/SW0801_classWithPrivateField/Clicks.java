import io.streamwright.*;

class Click {
    private String user;
}

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    @Sink("log:")
    StreamOf<Click> clicks(); // expect: SW0801
}
