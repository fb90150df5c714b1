import io.streamwright.*;

record Click(
        @Range(min = 1, max = 9) String user, // expect: SW1101
        long at) {}

@StreamJob("clicks")
interface Clicks {
    @Source("datagen:?rate=10")
    @Sink("log:")
    StreamOf<Click> clicks();
}
