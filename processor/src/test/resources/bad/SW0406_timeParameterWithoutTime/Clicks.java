import io.streamwright.*;
import java.time.*;

record Click(String user) {}

class Counts {
    @OnEvent
    int count(Click click, @EventTime long at) {
        return 1;
    }
}

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    StreamOf<Click> clicks();

    @From("clicks")
    default Click known(Click click) {
        return click;
    }

    @Sink("log:")
    @From("known")
    default String time(Click click, @EventTime Instant at) { // expect: SW0406
        return click.user() + at;
    }

    @Apply(Counts.class)
    @From("clicks")
    @Sink("log:")
    StreamOf<Integer> counts(); // expect: SW0406
}
