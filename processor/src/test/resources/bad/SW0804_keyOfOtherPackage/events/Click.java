package events;

import io.streamwright.*;
import java.time.*;

public record Click(User user, @EventTime Instant at) {}

record User(String name) {}
