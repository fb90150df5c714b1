package jobs;

import events.Click;
import io.streamwright.*;

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    @Sink("log:")
    StreamOf<Click> clicks();
}
