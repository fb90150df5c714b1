package operators;

import events.Click;
import events.Visitor;
import io.streamwright.Config;
import io.streamwright.Key;
import io.streamwright.KeyTimer;
import io.streamwright.KeyedBy;
import io.streamwright.OnEvent;
import io.streamwright.OnTimer;
import io.streamwright.State;
import java.time.Duration;

/** Public to the job, with members of package access. */
@KeyedBy("visitor")
public class Counts {
    @State
    int count;

    @Config("quiet-after")
    Duration quietAfter = Duration.ofMinutes(1);

    Counts() {}

    @OnEvent
    void add(Click click, KeyTimer quiet) {
        count++;
        quiet.after(quietAfter);
    }

    @OnTimer("quiet")
    Count quiet(@Key Visitor visitor) {
        return new Count(visitor, count);
    }
}
