import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

@StreamJob("clicks")
interface Clicks<T> { // expect: SW0102
    @Source("file:clicks.jsonl")
    @Sink("log:")
    StreamOf<Click> clicks();
}
