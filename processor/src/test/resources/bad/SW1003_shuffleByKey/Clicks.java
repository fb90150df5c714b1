import io.streamwright.*;

record Click(String user, String page) {}

@KeyedBy("page")
class Counts {
    @State
    int count;

    @OnEvent
    int add(Click click) {
        return ++count;
    }
}

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    StreamOf<Click> clicks();

    @Apply(Counts.class)
    @Shuffle // expect: SW1003 `Counts` has a key
    @Sink("log:")
    StreamOf<Integer> counts();
}
