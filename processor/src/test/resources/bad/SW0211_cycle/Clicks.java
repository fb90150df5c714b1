import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    StreamOf<Click> clicks();

    @From({"clicks", "second"})
    default Click first(Click click) { // expect: SW0211
        return click;
    }

    @From("first")
    @Sink("log:")
    default Click second(Click click) {
        return click;
    }
}
