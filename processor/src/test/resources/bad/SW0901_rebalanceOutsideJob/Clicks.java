import io.streamwright.*;

interface Clicks {
    @Rebalance // expect: SW0901
    StreamOf<String> clicks();
}
