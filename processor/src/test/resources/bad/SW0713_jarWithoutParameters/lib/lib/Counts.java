package lib;

import io.streamwright.*;

@KeyedBy("user")
public class Counts {
    @State
    int count;

    @OnEvent
    int add(Click click, KeyTimer quiet) {
        return ++count;
    }

    @OnTimer("quiet")
    int quiet() {
        return count;
    }
}
