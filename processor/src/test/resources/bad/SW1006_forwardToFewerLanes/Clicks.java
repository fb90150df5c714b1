import io.streamwright.*;

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    StreamOf<String> clicks();

    @Forward // expect: SW1006 it runs on one lane, but `clicks` on all lanes
    @Parallelism(1)
    @Sink("log:")
    default String upperCase(String click) {
        return click.toUpperCase();
    }
}
