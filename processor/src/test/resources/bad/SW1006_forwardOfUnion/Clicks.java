import io.streamwright.*;

@StreamJob("clicks")
interface Clicks {
    @Source("file:old.jsonl")
    @Parallelism(2)
    StreamOf<String> old();

    @Source("file:fresh.jsonl")
    StreamOf<String> fresh();

    @Union({"old", "fresh"})
    @Forward // expect: SW1006 it runs on all lanes, but `old` on at most 2 lanes
    @Sink("log:")
    StreamOf<String> clicks();
}
