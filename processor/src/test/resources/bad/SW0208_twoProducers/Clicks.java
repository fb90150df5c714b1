import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    StreamOf<Click> clicks();

    @Source("file:more.jsonl")
    StreamOf<Click> more();

    @Sink("log:")
    default String user(Click click) { // expect: SW0208
        return click.user();
    }
}
