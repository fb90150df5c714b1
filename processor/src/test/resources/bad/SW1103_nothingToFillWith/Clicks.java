import io.streamwright.*;

record Click(
        String user,
        @Range(min = 0, max = 200) byte number, // expect: SW1103
        @Range(min = 0.2, max = 0.8) int none, // expect: SW1103
        @Distinct(0) String page, // expect: SW1103
        @OneOf({}) String shop, // expect: SW1103
        @Times(rate = 0) long at, // expect: SW1103
        @Times(start = "yesterday") long then) {} // expect: SW1103

@StreamJob("clicks")
interface Clicks {
    @Source("datagen:?rate=10")
    @Sink("log:")
    StreamOf<Click> clicks();
}
