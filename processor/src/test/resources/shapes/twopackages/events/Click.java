package events;

import io.streamwright.EventTime;
import java.time.Instant;

/** The event, its key and what is internal to it lie in a package of their own. */
public record Click(Visitor visitor, String page, @EventTime Instant at, Details details) {

    record Details(Device device, int millis) {}

    enum Device {
        PHONE,
        DESKTOP
    }
}
