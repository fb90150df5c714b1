import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

@KeyedBy("user") // expect: SW0901
@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    StreamOf<Click> clicks();

    @From("clicks")
    @Sink("log:")
    default Click out(Click click) {
        return click;
    }
}
