import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    @Sink("log:")
    <T> StreamOf<Click> clicks(); // expect: SW0113
}
