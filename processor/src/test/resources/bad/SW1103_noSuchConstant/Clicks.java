import io.streamwright.*;

enum Button {
    LEFT,
    RIGHT
}

record Click(
        String user,
        @OneOf({"LEFT", "MIDDLE"}) Button button) {} // expect: SW1103

@StreamJob("clicks")
interface Clicks {
    @Source("datagen:?rate=10")
    @Sink("log:")
    StreamOf<Click> clicks();
}
