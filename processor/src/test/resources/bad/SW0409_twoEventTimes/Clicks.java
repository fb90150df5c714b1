import io.streamwright.*;
import java.time.*;

record Click(
        String user,
        @EventTime Instant at,
        @EventTime Instant seen) {} // expect: SW0409

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    @Sink("log:")
    StreamOf<Click> clicks();
}
