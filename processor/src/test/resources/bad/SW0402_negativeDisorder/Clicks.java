import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    @Watermark(
            outOfOrder = "-5s", // expect: SW0402
            idleAfter = "0s") // expect: SW0402
    @Sink("log:")
    StreamOf<Click> clicks();
}
