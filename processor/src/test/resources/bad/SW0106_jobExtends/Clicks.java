import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

interface Base {}

@StreamJob("clicks")
interface Clicks extends Base { // expect: SW0106
    @Source("file:clicks.jsonl")
    @Sink("log:")
    StreamOf<Click> clicks();
}
