import io.streamwright.*;

record Click(String user, String page) {}

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    StreamOf<Click> clicks();

    @Sink("log:")
    default Click known(Click click, Counter unknown) { // expect: SW0709
        return click.user().isEmpty() ? null : click;
    }
}
