import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

class First {
    @Config("limit")
    int limit;

    @OnEvent
    int add(Click click) {
        return limit;
    }
}

class Second {
    @Config("limit") // expect: SW0616
    String limit;

    @OnEvent
    String add(Click click) {
        return limit;
    }
}

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    StreamOf<Click> clicks();

    @Apply(First.class)
    @Sink("log:")
    StreamOf<Integer> first();

    @Apply(Second.class)
    @Sink("log:")
    StreamOf<String> second();
}
