import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    StreamOf<Click> clicks();

    @Union({
        "clicks",
        "taps" // expect: SW0202
    })
    @Sink("log:")
    StreamOf<Click> all();
}
