import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    StreamOf<Click> clicks();

    @OnError(ErrorPolicy.SKIP) // expect: SW0303
    @Sink("log:")
    default Click out(Click click) {
        return click;
    }
}
