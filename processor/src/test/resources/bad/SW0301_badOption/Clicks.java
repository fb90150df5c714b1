import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl?follow") // expect: SW0301
    @Sink("File out:x") // expect: SW0301
    StreamOf<Click> clicks();
}
