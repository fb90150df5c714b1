import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    StreamOf<Click> clicks();

    @Source("file:more.jsonl") // expect: SW0901
    static StreamOf<Click> more() {
        return null;
    }

    @From("clicks")
    @Sink("log:")
    default Click out(Click click) {
        return click;
    }
}
