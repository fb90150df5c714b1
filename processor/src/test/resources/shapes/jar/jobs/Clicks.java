package jobs;

import io.streamwright.Apply;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.Watermark;
import lib.Click;
import lib.Idle;

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    @Watermark(outOfOrder = "5s")
    StreamOf<Click> clicks();

    @Apply(Idle.class)
    @Sink("log:")
    StreamOf<String> idle();
}
