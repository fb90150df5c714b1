import io.streamwright.*;

record Click(String user) {}

class Outer {
    @KeyedBy("user")
    private static class Counts { // expect: SW0604
        @OnEvent
        int add(Click click) {
            return 1;
        }
    }
}
