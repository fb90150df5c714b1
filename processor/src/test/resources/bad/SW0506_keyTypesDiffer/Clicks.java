import io.streamwright.*;

record Click(String user) {}

record View(long user) {}

@KeyedBy("user")
class Counts {
    @State
    int count;

    @OnEvent
    int onClick(Click click) {
        return ++count;
    }

    @OnEvent
    int onView(View view) { // expect: SW0506
        return ++count;
    }
}

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    StreamOf<Click> clicks();

    @Source("file:views.jsonl")
    StreamOf<View> views();

    @Apply(Counts.class)
    @Sink("log:")
    StreamOf<Integer> counts();
}
