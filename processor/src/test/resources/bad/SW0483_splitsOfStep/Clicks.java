import io.streamwright.*;

record Click(String user, @EventTime long at) {}

@StreamJob("clicks")
interface Clicks {
    @Source("file:a.jsonl")
    StreamOf<Click> a();

    @From("a")
    @Watermark(idleAfter = "5s") // expect: SW0483 idleAfter
    @Sink("log:")
    default Click b(Click click) {
        return click;
    }

    @From("b")
    @Watermark(alignWithin = "5s", alignGroup = "all") // expect: SW0483, SW0483
    @Sink("log:")
    default Click c(Click click) {
        return click;
    }
}
