package events;

import io.streamwright.EventTime;
import java.time.Instant;

/** The time of all kinds of events is that of the interface. */
public sealed interface Event {
    @EventTime
    Instant at();

    String user();

    record Click(String user, Instant at, int x, int y) implements Event {}

    record Typed(String user, Instant at, String text) implements Event {}
}
