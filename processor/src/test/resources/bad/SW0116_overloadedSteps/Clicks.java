import io.streamwright.*;
import java.time.*;

record View(String page) {}

record Click(String user, String page, @EventTime Instant at) {}

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    StreamOf<Click> clicks();

    @Source("file:views.jsonl")
    StreamOf<View> views();

    @Sink("log:")
    default String page(Click click) {
        return click.page();
    }

    @Sink("log:")
    default String page(View view) { // expect: SW0116
        return view.page();
    }
}
