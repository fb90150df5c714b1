import io.streamwright.*;

class Clicks {
    @State // expect: SW0901
    int count;

    @Config("limit") // expect: SW0901
    int limit;

    int add(@Key String user) { // expect: SW0901
        return ++count;
    }
}
