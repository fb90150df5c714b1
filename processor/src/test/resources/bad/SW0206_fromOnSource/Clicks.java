import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    StreamOf<Click> clicks();

    @Source("file:more.jsonl")
    @From("clicks") // expect: SW0206
    @Sink("log:")
    StreamOf<Click> other();
}
