import io.streamwright.*;

record Click(
        String user,
        @Range(min = 0, max = 9) @Sequence int number) {} // expect: SW1102

@StreamJob("clicks")
interface Clicks {
    @Source("datagen:?rate=10")
    @Sink("log:")
    StreamOf<Click> clicks();
}
