import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    @Sink(
            value = "log:",
            guarantee = Guarantee.EXACTLY_ONCE) // expect: SW0302
    StreamOf<Click> clicks();
}
