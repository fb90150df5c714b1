import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    @OnError(ErrorPolicy.SKIP)
    @Sink("log:")
    StreamOf<Click> clicks();

    @OnError(of = "clicks") // expect: SW0309
    @Sink("log:")
    StreamOf<DeadLetter> broken();
}
