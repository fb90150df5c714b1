import io.streamwright.*;

@Uid("clicks") // expect: SW0901
record Clicks(String user) {}
