import io.streamwright.*;
import java.util.*;

record Stats(
        long views,
        Map<String, Thread> owner) {} // expect: SW0802

record Click(String user, List<Stats> stats) {}

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    @Sink("log:")
    StreamOf<Click> clicks();
}
