package events;

import io.streamwright.*;
import java.time.*;

public class Click {
    public String user;

    @EventTime // expect: SW0411
    Instant at;
}
