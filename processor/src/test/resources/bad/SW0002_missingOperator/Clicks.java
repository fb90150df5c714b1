import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    StreamOf<Click> clicks();

    @Apply(Missing.class) // expect: javac
    @Sink("log:")
    StreamOf<Integer> counts(); // expect: SW0002
}
