import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    @Sink("log:")
    StreamOf<Click> clicks();

    @OnError(of = "clicks")
    @Sink("log:")
    StreamOf<DeadLetter> broken();

    @Sink("log:")
    default String reason(DeadLetter letter) { // expect: SW0218
        return letter.reason();
    }
}
