import io.streamwright.*;
import java.time.*;

record View(String page) {}

record Click(String user, String page, @EventTime Instant at) {}

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    StreamOf<Click> clicks();

    @Sink("log:")
    default Click fromView(View view) { // expect: SW0207
        return null;
    }
}
