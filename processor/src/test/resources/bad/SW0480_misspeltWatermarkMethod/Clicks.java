import io.streamwright.*;

record Click(String user, @EventTime long at, boolean last) {}

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    @Watermark(by = "afterr") // expect: SW0480 Did you mean `after`?
    @Sink("log:")
    StreamOf<Click> clicks();

    static long after(Click click) {
        return click.last() ? click.at() : Long.MIN_VALUE;
    }
}
