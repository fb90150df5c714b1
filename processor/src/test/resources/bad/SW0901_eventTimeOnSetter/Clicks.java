import io.streamwright.*;
import java.time.*;

class Clicks {
    @EventTime // expect: SW0901
    void at(Instant at) {}

    @EventTime // expect: SW0901
    static Instant now;

    @Named("it") // expect: SW0901
    static int it;
}
