import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    @OnError(of = "clicks") // expect: SW0303
    @Sink("log:")
    StreamOf<Click> clicks();
}
