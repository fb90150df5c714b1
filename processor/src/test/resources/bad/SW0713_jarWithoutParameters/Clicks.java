import io.streamwright.*;
import lib.*;

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    StreamOf<Click> clicks();

    @Apply(Counts.class) // expect: SW0713 In `lib.Counts.add(lib.Click,io.streamwright.KeyTimer): arg1`
    @Sink("log:")
    StreamOf<Integer> counts();
}
