import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

@StreamJob("clicks")
interface Clicks { // expect: SW0117
    @Source("file:clicks.jsonl")
    @Sink("log:")
    StreamOf<Click> clicks();
}

class ClicksJob {}
