import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

class Outer {
    @StreamJob("first")
    interface Clicks {
        @Source("file:clicks.jsonl")
        @Sink("log:")
        StreamOf<Click> clicks();
    }
}

@StreamJob("second")
interface Outer_Clicks { // expect: SW0107
    @Source("file:clicks.jsonl")
    @Sink("log:")
    StreamOf<Click> clicks();
}
