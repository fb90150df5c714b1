import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

@StreamJob("clicks")
class Clicks { // expect: SW0101
    Click last;
}
