import io.streamwright.*;

sealed interface Event permits Click, View {}

record Click(String user) implements Event {}

final class View implements Event {
    String user;
}

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    @Sink("log:")
    StreamOf<Event> clicks(); // expect: SW0801
}
