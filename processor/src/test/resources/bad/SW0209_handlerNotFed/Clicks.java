import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

record View(String user) {}

class Counts {
    @OnEvent
    int onClick(Click click) {
        return 1;
    }

    @OnEvent
    int onView(View view) {
        return 2;
    }
}

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    StreamOf<Click> clicks();

    @Apply(Counts.class)
    @From("clicks") // expect: SW0209
    @Sink("log:")
    StreamOf<Integer> counts();
}
