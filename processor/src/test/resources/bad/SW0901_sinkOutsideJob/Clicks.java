import io.streamwright.*;

interface Clicks {
    @Sink("log:") // expect: SW0901
    StreamOf<String> clicks();
}
