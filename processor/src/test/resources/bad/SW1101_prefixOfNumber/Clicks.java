import io.streamwright.*;

record Click(
        String user,
        @Sequence(prefix = "click-") long number) {} // expect: SW1101

@StreamJob("clicks")
interface Clicks {
    @Source("datagen:?rate=10")
    @Sink("log:")
    StreamOf<Click> clicks();
}
