package lib;

import io.streamwright.*;
import java.time.*;

public record Click(String user, @EventTime Instant at) {}
