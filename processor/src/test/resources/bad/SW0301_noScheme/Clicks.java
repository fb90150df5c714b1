import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

@StreamJob("clicks")
interface Clicks {
    @Source("clicks.jsonl") // expect: SW0301
    @Sink("") // expect: SW0301
    StreamOf<Click> clicks();
}
