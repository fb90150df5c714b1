import io.streamwright.*;

@StreamJob("clicks")
interface Clicks { // expect: SW0105
    static int helper() {
        return 1;
    }
}
