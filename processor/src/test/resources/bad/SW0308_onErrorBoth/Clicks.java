import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    StreamOf<Click> clicks();

    @OnError(value = ErrorPolicy.SKIP, of = "clicks") // expect: SW0308
    @Sink("log:")
    StreamOf<DeadLetter> broken();

    @From("clicks")
    @Sink("log:")
    default Click out(Click click) {
        return click;
    }
}
