package jobs;

import events.Event;
import io.streamwright.Key;
import io.streamwright.KeyedBy;
import io.streamwright.OnClose;
import io.streamwright.OnEvent;
import io.streamwright.State;
import io.streamwright.Window;

@KeyedBy("user")
@Window(size = "1m", slide = "20s", offset = "-5s")
class Activity {
    @State
    int clicks;

    @State
    Event last;

    @OnEvent
    void add(Event event) {
        last = event;
        if (event instanceof Event.Click) {
            clicks++;
        }
    }

    @OnClose
    String close(@Key String user) {
        return user + clicks + last;
    }
}
