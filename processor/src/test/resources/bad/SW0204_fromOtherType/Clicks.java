import io.streamwright.*;
import java.time.*;

record View(String page) {}

record Click(String user, String page, @EventTime Instant at) {}

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    StreamOf<Click> clicks();

    @Source("file:views.jsonl")
    StreamOf<View> views();

    @From("views") // expect: SW0204
    @Sink("log:")
    default Click out(Click click) {
        return click;
    }
}
