import io.streamwright.*;

record Click(String user, @EventTime long at) {}

@KeyedBy("user")
class Remind {
    @OnEvent
    void click(Click click, KeyTimers due) {
        due.at(click.at());
    }

    @OnTimer("due")
    String due(KeyTimer due) { // expect: SW0780 KeyTimers
        return "";
    }
}

@StreamJob("clicks")
interface Clicks {
    @Source("file:a.jsonl")
    StreamOf<Click> clicks();

    @Apply(Remind.class)
    @Sink("log:")
    StreamOf<String> reminders();
}
