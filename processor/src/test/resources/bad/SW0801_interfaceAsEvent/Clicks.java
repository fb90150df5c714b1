import io.streamwright.*;
import java.util.*;

interface Click {}

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    @Sink("log:")
    StreamOf<Click> clicks(); // expect: SW0801

    @Source("file:lists.jsonl")
    @Sink("log:")
    StreamOf<List<String>> lists(); // expect: SW0801
}
