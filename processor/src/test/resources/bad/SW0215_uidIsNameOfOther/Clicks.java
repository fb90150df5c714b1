import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    StreamOf<Click> clicks();

    @Source("file:more.jsonl")
    @Uid("clicks") // expect: SW0215
    StreamOf<Click> more();

    @Union({"clicks", "more"})
    @Sink("log:")
    StreamOf<Click> all();
}
