package lib;

import io.streamwright.Key;
import io.streamwright.KeyTimer;
import io.streamwright.KeyedBy;
import io.streamwright.Named;
import io.streamwright.OnEvent;
import io.streamwright.OnTimer;
import io.streamwright.State;
import java.time.Duration;

/** Compiled without names of parameters, so that they have to be given. */
@KeyedBy({"user", "site"})
public class Idle {
    @State
    int count;

    @OnEvent
    void add(Click click, @Named("quiet") KeyTimer timer) {
        count++;
        timer.after(Duration.ofMinutes(1));
    }

    @OnTimer("quiet")
    String quiet(@Key @Named("user") String name, @Key @Named("site") int where) {
        return name + where + count;
    }
}
