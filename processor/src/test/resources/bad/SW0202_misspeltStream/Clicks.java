import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    StreamOf<Click> clicks();

    @From("cliks") // expect: SW0202 Did you mean `clicks`?
    @Sink("log:")
    default Click out(Click click) {
        return click;
    }
}
