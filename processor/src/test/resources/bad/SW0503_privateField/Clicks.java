import io.streamwright.*;

class Click {
    private static int made;
    transient private String user;
    String page;
}

@KeyedBy("user") // expect: SW0503
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
    @Sink("log:")
    StreamOf<Integer> counts();
}
