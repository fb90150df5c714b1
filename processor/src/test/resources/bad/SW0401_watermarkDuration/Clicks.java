import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    @Watermark(
            outOfOrder = "5", // expect: SW0401
            idleAfter = "soon") // expect: SW0401
    @Sink("log:")
    StreamOf<Click> clicks();
}
