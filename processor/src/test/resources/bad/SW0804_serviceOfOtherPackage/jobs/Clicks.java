package jobs;

import io.streamwright.*;

@KeyedBy("toString")
class Counts extends services.Services { // expect: SW0606
    @Service
    Client client; // expect: SW0804

    @OnEvent
    int add(String click) {
        return 1;
    }
}
