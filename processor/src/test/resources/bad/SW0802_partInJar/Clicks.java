import io.streamwright.*;
import lib.*;

@StreamJob("clicks")
interface Clicks { // expect: SW0802 In `lib.Click.owner`
    @Source("file:clicks.jsonl")
    @Sink("log:")
    StreamOf<Click> clicks();
}
