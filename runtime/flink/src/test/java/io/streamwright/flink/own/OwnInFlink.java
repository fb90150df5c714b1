package io.streamwright.flink.own;

import io.streamwright.flink.own.Own.Ping;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.datastream.WindowedStream;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.windowing.ProcessAllWindowFunction;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.assigners.EventTimeSessionWindows;
import org.apache.flink.streaming.api.windowing.assigners.GlobalWindows;
import org.apache.flink.streaming.api.windowing.assigners.SlidingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.evictors.CountEvictor;
import org.apache.flink.streaming.api.windowing.evictors.TimeEvictor;
import org.apache.flink.streaming.api.windowing.triggers.ContinuousEventTimeTrigger;
import org.apache.flink.streaming.api.windowing.triggers.CountTrigger;
import org.apache.flink.streaming.api.windowing.triggers.DeltaTrigger;
import org.apache.flink.streaming.api.windowing.triggers.PurgingTrigger;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.streaming.api.windowing.windows.Window;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** What {@link Own} does, with Flink's own windows and timers. */
@SuppressWarnings("SameNameButDifferent") // each of Flink's functions has a context of its own
final class OwnInFlink {
    private static final TypeInformation<Ping> PINGS = TypeInformation.of(Ping.class);

    private final List<DataStream<String>> results = new ArrayList<>();

    private OwnInFlink() {}

    static DataStream<String> of(DataStream<Ping> pings) {
        OwnInFlink own = new OwnInFlink();
        KeyedStream<Ping, String> keyed = pings.keyBy(Ping::key, Types.STRING);
        own.windows(keyed);
        own.sessions(keyed);
        own.triggers(keyed);
        own.evictors(keyed);
        own.overall(pings);
        own.add(keyed.process(new Timers(), Types.STRING));
        DataStream<String> first = own.results.remove(0);
        @SuppressWarnings({"unchecked", "rawtypes"}) // an array of streams
        DataStream<String>[] others = own.results.toArray(new DataStream[0]);
        return first.union(others);
    }

    private void add(DataStream<String> stream) {
        results.add(stream);
    }

    private void windows(KeyedStream<Ping, String> keyed) {
        withLate(
                "tumbling",
                keyed.window(TumblingEventTimeWindows.of(ms(10), ms(-3))).allowedLateness(ms(7)));
        withLate("sliding", keyed.window(SlidingEventTimeWindows.of(ms(10), ms(3), ms(2))));
        withLate(
                "patient",
                keyed.window(SlidingEventTimeWindows.of(ms(12), ms(5), ms(-4))).allowedLateness(ms(3)));
        withLate("gaps", keyed.window(SlidingEventTimeWindows.of(ms(4), ms(7))));
    }

    private void withLate(String name, WindowedStream<Ping, String, TimeWindow> windowed) {
        OutputTag<Ping> tag = new OutputTag<>(name, PINGS);
        SingleOutputStreamOperator<String> closed =
                windowed.sideOutputLateData(tag).process(new Values<>(name), Types.STRING);
        add(closed);
        addLate(name, closed, tag);
    }

    private void addLate(String name, SingleOutputStreamOperator<String> closed, OutputTag<Ping> tag) {
        add(closed.getSideOutput(tag).map(ping -> name + "Late " + ping.key() + " " + ping.value(), Types.STRING));
    }

    private void sessions(KeyedStream<Ping, String> keyed) {
        OutputTag<Ping> tag = new OutputTag<>("sessions", PINGS);
        SingleOutputStreamOperator<String> closed = keyed.window(EventTimeSessionWindows.withGap(ms(4)))
                .allowedLateness(ms(5))
                .sideOutputLateData(tag)
                .process(new Sessions("sessions"), Types.STRING);
        add(closed);
        addLate("sessions", closed, tag);
        add(keyed.window(EventTimeSessionWindows.withGap(ms(6)))
                .trigger(ContinuousEventTimeTrigger.of(ms(5)))
                .allowedLateness(ms(9))
                .process(new Sessions("eager"), Types.STRING));
        add(keyed.window(EventTimeSessionWindows.withGap(ms(5)))
                .trigger(PurgingTrigger.of(ContinuousEventTimeTrigger.of(ms(7))))
                .allowedLateness(ms(12))
                .process(new Sessions("shares"), Types.STRING));
        add(keyed.window(EventTimeSessionWindows.withGap(ms(6)))
                .trigger(CountTrigger.of(3))
                .process(new Sessions("thirds"), Types.STRING));
    }

    private void triggers(KeyedStream<Ping, String> keyed) {
        add(keyed.window(TumblingEventTimeWindows.of(ms(20)))
                .trigger(ContinuousEventTimeTrigger.of(ms(3)))
                .process(new Values<>("early"), Types.STRING));
        add(keyed.window(TumblingEventTimeWindows.of(ms(20), ms(1)))
                .trigger(PurgingTrigger.of(ContinuousEventTimeTrigger.of(ms(4))))
                .process(new Values<>("parts"), Types.STRING));
        add(keyed.countWindow(3).process(new Values<>("three"), Types.STRING));
        add(keyed.countWindow(5, 2).process(new Values<>("lastFive"), Types.STRING));
        add(keyed.countWindow(2, 5).process(new Values<>("lastTwo"), Types.STRING));
        add(keyed.window(GlobalWindows.create())
                .trigger(CountTrigger.of(4))
                .process(new Values<>("allByFour"), Types.STRING));
    }

    private void evictors(KeyedStream<Ping, String> keyed) {
        add(keyed.window(GlobalWindows.create())
                .trigger(DeltaTrigger.of(
                        6, (before, now) -> now.at() - before.at(), PINGS.createSerializer(new SerializerConfigImpl())))
                .process(new Values<>("delta"), Types.STRING));
        add(keyed.window(GlobalWindows.create())
                .trigger(CountTrigger.of(3))
                .evictor(TimeEvictor.of(ms(10)))
                .process(new Values<>("evicting"), Types.STRING));
        add(keyed.window(GlobalWindows.create())
                .trigger(CountTrigger.of(4))
                .evictor(CountEvictor.of(5, true))
                .process(new Values<>("keeping"), Types.STRING));
    }

    private void overall(DataStream<Ping> pings) {
        OutputTag<Ping> tag = new OutputTag<>("overall", PINGS);
        SingleOutputStreamOperator<String> closed = pings.windowAll(TumblingEventTimeWindows.of(ms(8)))
                .allowedLateness(ms(2))
                .sideOutputLateData(tag)
                .process(new Overall(), Types.STRING);
        add(closed);
        add(closed.getSideOutput(tag).map(ping -> "overallLate all " + ping.value(), Types.STRING));
    }

    private static final class Overall extends ProcessAllWindowFunction<Ping, String, TimeWindow> {
        private static final long serialVersionUID = 1;

        @Override
        public void process(Context context, Iterable<Ping> pings, Collector<String> out) {
            out.collect("overall all " + context.window().getStart() + Values.joined(pings));
        }
    }

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }

    /** The events of a window in the order in which they came. */
    private static final class Values<W extends Window> extends ProcessWindowFunction<Ping, String, String, W> {
        private static final long serialVersionUID = 1;

        private final String name;

        Values(String name) {
            this.name = name;
        }

        @Override
        public void process(String key, Context context, Iterable<Ping> pings, Collector<String> out) {
            String from = context.window() instanceof TimeWindow window ? Long.toString(window.getStart()) : "";
            out.collect(name + " " + key + " " + from + joined(pings));
        }

        static String joined(Iterable<Ping> pings) {
            return StreamSupport.stream(pings.spliterator(), false)
                    .map(ping -> "," + ping.value())
                    .collect(Collectors.joining());
        }
    }

    private static final class Sessions extends ProcessWindowFunction<Ping, String, String, TimeWindow> {
        private static final long serialVersionUID = 1;

        private final String name;

        Sessions(String name) {
            this.name = name;
        }

        @Override
        public void process(String key, Context context, Iterable<Ping> pings, Collector<String> out) {
            long events = 0;
            long sum = 0;
            for (Ping ping : pings) {
                events++;
                sum += ping.value();
            }
            TimeWindow window = context.window();
            out.collect(name + " " + key + " " + window.getStart() + " " + window.getEnd() + " " + events + " " + sum);
        }
    }

    private static final class Timers extends KeyedProcessFunction<String, Ping, String> {
        private static final long serialVersionUID = 1;

        @Override
        public void processElement(Ping ping, Context context, Collector<String> out) {
            long at = ping.at();
            switch ((int) (ping.value() % 5)) {
                case 0 -> context.timerService().registerEventTimeTimer(at + ping.value());
                case 1 -> context.timerService().registerEventTimeTimer(at - 20);
                case 2 -> {
                    context.timerService().registerEventTimeTimer(at + 3);
                    context.timerService().registerEventTimeTimer(at + 3);
                    context.timerService().registerEventTimeTimer(at + 9);
                }
                case 3 -> context.timerService().deleteEventTimeTimer(at + 3);
                default -> context.timerService().registerEventTimeTimer(Long.MAX_VALUE - at - 1_000);
            }
            out.collect("timers " + ping.key() + " event " + ping.value());
        }

        @Override
        public void onTimer(long at, OnTimerContext context, Collector<String> out) {
            if (at % 7 == 0) {
                context.timerService().registerEventTimeTimer(at + 1);
                context.timerService().registerEventTimeTimer(at - 50);
            }
            if (at % 11 == 0) {
                context.timerService().deleteEventTimeTimer(at + 2);
            }
            out.collect("timers " + context.getCurrentKey() + " due " + at);
        }
    }
}
