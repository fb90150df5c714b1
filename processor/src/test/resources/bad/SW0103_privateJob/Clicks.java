import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

class Clicks {
    @StreamJob("clicks")
    private interface Inner { // expect: SW0103
        @Source("file:clicks.jsonl")
        @Sink("log:")
        StreamOf<Click> clicks();
    }
}
