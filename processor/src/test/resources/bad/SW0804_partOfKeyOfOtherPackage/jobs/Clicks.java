package jobs;

import events.Click;
import io.streamwright.*;

@KeyedBy("user")
class Counts {
    @State
    int count;

    @OnEvent
    int add(Click click) { // expect: SW0804
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
