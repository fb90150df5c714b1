import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    StreamOf<Click> clicks();

    @OnError(of = "clicks")
    @Sink("log:")
    StreamOf<String> broken(); // expect: SW0306

    @From("clicks")
    @Sink("log:")
    default Click out(Click click) {
        return click;
    }
}
