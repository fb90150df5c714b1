import io.streamwright.*;

@StreamJob("clicks")
@Parallelism(1_025) // expect: SW1001 `Clicks` cannot run on 1025 lanes
interface Clicks {
    @Source("file:clicks.jsonl")
    StreamOf<String> clicks();

    @Parallelism(1_024)
    @Sink("log:")
    default String upperCase(String click) {
        return click.toUpperCase();
    }
}
