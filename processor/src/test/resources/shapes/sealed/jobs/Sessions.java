package jobs;

import events.Event;
import io.streamwright.Apply;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.Watermark;

@StreamJob("sessions")
interface Sessions {
    @Source("file:events.jsonl")
    @Watermark(outOfOrder = "5s")
    StreamOf<Event> events();

    @Apply(Activity.class)
    @Sink("log:")
    StreamOf<String> activity();
}
