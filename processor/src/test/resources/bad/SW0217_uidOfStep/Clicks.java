import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    StreamOf<Click> clicks();

    @Uid("users") // expect: SW0217
    default String user(Click click) {
        return click.user();
    }

    @From("user")
    @Sink("log:")
    default Integer length(String user) {
        return user.length();
    }
}
