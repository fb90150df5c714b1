import io.streamwright.*;
import java.time.*;

record Click(
        String user,
        @EventTime String at) {} // expect: SW0410

class View {
    String user;

    @EventTime // expect: SW0410
    LocalDateTime at;
}

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    @Sink("log:")
    StreamOf<Click> clicks();

    @Source("file:views.jsonl")
    @Sink("log:")
    StreamOf<View> views();
}
