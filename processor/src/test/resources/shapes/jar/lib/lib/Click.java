package lib;

import io.streamwright.EventTime;
import io.streamwright.Named;
import java.time.Instant;

public record Click(@Named("user_name") String user, int site, @EventTime Instant at) {}
