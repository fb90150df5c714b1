import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

record Missed(String user) {}

@KeyedBy("user")
@Window(size = "1m")
class Counts {
    @State
    int count;

    @OnEvent
    void add(Click click) {
        count++;
    }

    @OnClose
    int close() {
        return count;
    }

    @OnLate
    Missed late(Click click) {
        return new Missed(click.user());
    }
}

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    StreamOf<Click> clicks();

    @Apply(Counts.class)
    @Sink("log:")
    StreamOf<Integer> counts();

    @Late(of = "counts")
    @Sink("log:")
    StreamOf<Missed> late();

    @Sink("log:")
    default String user(Missed missed) { // expect: SW0220 @From("late")
        return missed.user();
    }
}
