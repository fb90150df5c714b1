import io.streamwright.*;

record Click(
        String user,
        @Range(min = 9, max = 1) int number) {} // expect: SW1103

@StreamJob("clicks")
interface Clicks {
    @Source("datagen:?rate=10")
    @Sink("log:")
    StreamOf<Click> clicks();
}
