import io.streamwright.*;

@Parallelism(2) // expect: SW0901 only a job and its streams run on lanes
class Counts {
    @OnEvent
    int add(String click) {
        return 1;
    }
}
