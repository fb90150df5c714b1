import io.streamwright.*;
import java.util.*;

record Users(String first, List<String> others) {}

record Click(Users users) {}

@KeyedBy("users") // expect: SW0505
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
