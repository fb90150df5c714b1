import io.streamwright.*;

sealed interface Click {}

class Left {
    record Button(int x) implements Click {}
}

class Right {
    record Button(int x) implements Click {} // expect: SW0807
}

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    @Sink("log:")
    StreamOf<Click> clicks();
}
