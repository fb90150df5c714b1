package io.streamwright.testkit.random;

import io.streamwright.TimeDomain;
import io.streamwright.testkit.random.DrawnJob.Apply;
import io.streamwright.testkit.random.DrawnJob.EventType;
import io.streamwright.testkit.random.DrawnJob.Handler;
import io.streamwright.testkit.random.DrawnJob.HandlerKind;
import io.streamwright.testkit.random.DrawnJob.Late;
import io.streamwright.testkit.random.DrawnJob.Operator;
import io.streamwright.testkit.random.DrawnJob.Role;
import io.streamwright.testkit.random.DrawnJob.Source;
import io.streamwright.testkit.random.DrawnJob.Step;
import io.streamwright.testkit.random.DrawnJob.Stream;
import io.streamwright.testkit.random.DrawnJob.Union;
import io.streamwright.testkit.random.DrawnLanesJob.SourceFacts;
import io.streamwright.testkit.random.Flow.Order;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Draws a job for several lanes, whose results are the same under any schedule: an operator depends on the order of events only
 * where that is kept, and on where event time stands between them only where it is the same on one lane.
 */
final class LanesDraw {
    /** Longer than the times that are drawn without regard to the event can lie apart. */
    private static final long ANY_DISORDER_MILLIS = 100_000;

    /**
     * Longer than all times of events can lie apart: they may be held to the end. Those of a source may begin in 2023, beside others
     * that are drawn without regard to the event.
     */
    private static final long HELD_DISORDER_MILLIS = 10_000_000_000_000L;

    /** How far the time of a result lies from that of its event. */
    private static final long RESULT_DISORDER_MILLIS = 4_000;

    private final long seed;
    private final Draw draw;
    private final Features features;
    private final TypeDraw types;
    private final EventDraw events;

    private final List<Stream> streams = new ArrayList<>();
    private final Map<String, String> declarations = new LinkedHashMap<>();
    private final Map<String, Flow> flows = new HashMap<>();
    private final Map<String, SourceFacts> sources = new LinkedHashMap<>();
    private final Map<String, Integer> copies = new HashMap<>();
    private final Map<String, String> config = new LinkedHashMap<>();
    private int operators;
    private int parts;
    private int fewestLanes = 1;

    /** For operators that hold events: all else about a job is as if there were none of these. */
    private final Draw holds;

    /** Their streams, whose times follow from the lanes; what is behind has times of its own. */
    private final Set<String> untimed = new LinkedHashSet<>();

    private LanesDraw(long seed, Features features) {
        this.seed = seed;
        this.draw = new Draw(seed);
        this.features = features;
        this.types = new TypeDraw(draw, features);
        this.events = new EventDraw(draw, features, types);
        this.holds = new Draw(seed ^ 0x401d);
    }

    static DrawnLanesJob draw(long seed, Features features) {
        return new LanesDraw(seed, features).draw();
    }

    private DrawnLanesJob draw() {
        for (int i = draw.of(1, 1, 1, 2, 2, 3); i > 0; i--) {
            drawSource();
        }
        for (int i = draw.between(2, 7); i > 0; i--) {
            if (holds.once(6)) {
                drawHold();
            }
            switch (draw.between(0, 9)) {
                case 0, 1 -> drawStep();
                case 2, 3 -> drawUnion();
                default -> drawApply();
            }
        }
        if (operators == 0) {
            drawApply();
        }
        List<String> read =
                streams.stream().flatMap(stream -> stream.inputs().stream()).toList();
        streams.forEach(
                stream -> features.saw("stream that several read", Collections.frequency(read, stream.name()) > 1));
        flows.values().stream()
                .mapToInt(Flow::exchanges)
                .max()
                .ifPresent(most -> features.saw("exchanges in a row: " + most));
        boolean nested = draw.flip();
        String source = new SourceText(seed, streams, declarations, features).write(nested, types.sources(), 3);
        DrawnJob job =
                new DrawnJob(seed, SourceText.packageName(seed), "Drawn", nested, streams, config, copies, source);
        Map<String, Order> orders = new HashMap<>();
        flows.forEach((name, flow) -> orders.put(name, flow.order()));
        return new DrawnLanesJob(job, sources, orders, untimed, parallelism());
    }

    private List<Integer> parallelism() {
        List<Integer> drawn = draw.of(
                List.of(1, 2, 3, 4),
                List.of(1, 2, 3, 4),
                List.of(1, 2),
                List.of(2),
                List.of(3),
                List.of(2, 5),
                List.of(1, 4, 7));
        List<Integer> enough =
                drawn.stream().filter(lanes -> lanes >= fewestLanes).toList();
        return enough.isEmpty() ? List.of(fewestLanes, fewestLanes + 1) : enough;
    }

    private String name() {
        return "s" + streams.size();
    }

    private void add(Stream stream, Flow flow, String declaration) {
        streams.add(stream);
        flows.put(stream.name(), flow);
        declarations.put(stream.name(), declaration);
        features.saw("stream in the order of its source", flow.order() == Order.TOTAL);
        features.saw("stream in the order of its keys", flow.order() == Order.BY_KEY);
        features.saw("stream in no order", flow.order() == Order.NONE);
    }

    // --------------------------------------------------------------------------------------------------- sources

    private void drawSource() {
        String name = name();
        EventType type = !streams.isEmpty() && draw.flip()
                ? draw.of(streams).type()
                : draw.once(8) ? events.event() : events.timedEvent();
        boolean timed = type.time().isPresent();
        long outOfOrder = timed ? draw.of(0L, 1L, 1_000L, 5_000L) : 0;
        int splits = draw.once(3) ? draw.between(2, 3) : 1;
        int limit = draw.once(4) ? draw.between(1, 3) : 0;
        boolean late = timed && splits == 1 && draw.once(4);
        boolean ownLanes = splits > 1 && limit == 0 && draw.flip();
        if (ownLanes) {
            fewestLanes = Math.max(fewestLanes, splits);
        }
        long disorder = splits > 1 && !ownLanes ? Flow.UNKNOWN : late ? ANY_DISORDER_MILLIS : outOfOrder;
        sources.put(name, new SourceFacts(splits, outOfOrder, late));
        Order order = splits == 1 ? Order.TOTAL : Order.NONE;
        String watermark =
                timed && (outOfOrder > 0 || draw.flip()) ? "@Watermark(outOfOrder = \"" + outOfOrder + "ms\") " : "";
        add(
                new Source(name, type, outOfOrder, 0, false, Optional.empty()),
                new Flow(limit, parts++, order, splits == 1, false, late, timed, disorder, 0),
                "@Source(\"none:" + name + "\") " + watermark + limitedTo(limit) + "StreamOf<" + type.name() + "> "
                        + name + "();");
        features.saw("source with several splits", splits > 1);
        features.saw("source with late events", late);
        features.saw("source without time", !timed);
    }

    private String limitedTo(int limit) {
        features.saw("limited to " + limit + " lanes", limit > 0);
        return limit == 0 ? "" : "@Parallelism(" + limit + ") ";
    }

    /** A stream to read: often one of the last, so that there are long chains. */
    private Stream input() {
        List<Stream> timed = readable();
        return draw.flip() ? draw.of(timed) : draw.of(timed.subList(Math.max(0, timed.size() - 3), timed.size()));
    }

    /** The streams whose times are known. */
    private List<Stream> readable() {
        return streams.stream()
                .filter(stream -> !untimed.contains(stream.name()))
                .toList();
    }

    /** As {@link #input}, but one for which something holds if there is any. */
    private Stream input(Predicate<Flow> condition) {
        List<Stream> such = readable().stream()
                .filter(stream -> condition.test(flow(stream)))
                .toList();
        return such.isEmpty() ? input() : draw.of(such);
    }

    private Flow flow(Stream stream) {
        return flows.get(stream.name());
    }

    // ----------------------------------------------------------------------------------------------------- lanes

    /** Where a reader without a key runs. */
    private record Spot(String annotations, Flow flow) {}

    private Spot spot(String name, List<Flow> inputs) {
        int limit = draw.once(4) ? draw.of(1, 1, 2, 3) : 0;
        boolean alike = inputs.stream().mapToInt(Flow::limit).distinct().count() == 1;
        String division = draw.once(3) ? draw.of("Rebalance", "Shuffle", "Broadcast", "Forward") : "";
        if (division.equals("Broadcast")) {
            limit = draw.between(1, 2);
        } else if (division.equals("Forward")
                && !(alike && (limit == 0 || limit == inputs.get(0).limit()))) {
            division = "";
        }
        boolean stays = division.isEmpty() || division.equals("Forward");
        int lanes = limit > 0 ? limit : stays && alike ? inputs.get(0).limit() : 0;
        boolean crosses = !stays || inputs.stream().anyMatch(input -> input.limit() != lanes);
        if (division.equals("Broadcast")) {
            fewestLanes = Math.max(fewestLanes, lanes);
            copies.put(name, lanes);
        }
        features.saw("@" + division, !division.isEmpty());
        features.saw("lanes differ, so events go in turn", stays && crosses);
        String annotations = (division.isEmpty() ? "" : "@" + division + " ") + limitedTo(limit);
        return new Spot(annotations, behind(inputs, crosses, lanes));
    }

    private Flow behind(List<Flow> inputs, boolean crosses, int lanes) {
        boolean onePart = inputs.stream().mapToInt(Flow::part).distinct().count() == 1;
        if (!crosses && onePart) {
            return Flow.together(inputs);
        }
        if (inputs.size() == 1 && lanes == 1) {
            return inputs.get(0).onOneLane(parts++);
        }
        features.saw("several streams of different stages", !onePart);
        return Flow.mixed(inputs, lanes, parts++);
    }

    // ----------------------------------------------------------------------------------------------- steps, unions

    private void drawStep() {
        boolean newTime = draw.once(3);
        boolean bySplit = newTime && draw.flip();
        Stream input =
                bySplit ? input(flow -> flow.order() == Order.NONE && flow.disorderMillis() != Flow.UNKNOWN) : input();
        String name = name();
        Spot spot = spot(name, List.of(flow(input)));
        EventType out = newTime ? events.timedEvent() : drawOut();
        HandlerDraw handler = new HandlerDraw(draw, features, HandlerKind.STEP, name);
        handler.event(input.type(), "", List.of());
        boolean near = spot.flow().timed() && spot.flow().disorderMillis() != Flow.UNKNOWN && draw.flip();
        if (near || (spot.flow().timed() && !newTime && draw.flip())) {
            handler.time(Role.TIME, "time");
        }
        if (draw.flip()) {
            handler.changesEvent();
        }
        boolean handsOn = spot.flow().handedOn()
                && input.type().text().isPresent()
                && out.text().isPresent();
        Flow flow = spot.flow().handingOn(handsOn);
        Optional<Long> outOfOrder = Optional.empty();
        String watermark = "";
        if (newTime) {
            long disorder = near ? flow.disorderMillis() + RESULT_DISORDER_MILLIS : ANY_DISORDER_MILLIS;
            boolean late = flow.exact() && flow.limit() == 1 && draw.flip();
            outOfOrder = Optional.of(late ? draw.of(0L, 2_000L) : disorder);
            watermark = "@Watermark(outOfOrder = \"" + outOfOrder.get() + "ms\") ";
            flow = flow.timedAnew(late, disorder);
            features.saw("time anew at a step");
            features.saw("time anew at a step, on several lanes", flow.limit() != 1);
        }
        String annotations = SourceText.from(List.of(input.name())) + spot.annotations() + watermark;
        String method = handler.write(Optional.of(out), "default ").strip();
        add(new Step(name, out, input.name(), handler.handler(), outOfOrder), flow, annotations + method);
        features.saw("step");
    }

    /** Often the type of a stream that there is, so that there are streams to unite. */
    private EventType drawOut() {
        return draw.flip() ? draw.of(streams).type() : events.event();
    }

    private void drawUnion() {
        Stream first = input();
        List<Stream> same = readable().stream()
                .filter(stream -> stream.type().name().equals(first.type().name()))
                .toList();
        if (same.size() < 2) {
            drawApply();
            return;
        }
        Set<Stream> chosen = new LinkedHashSet<>(List.of(first));
        while (chosen.size() < Math.min(same.size(), draw.between(2, 3))) {
            chosen.add(draw.of(same));
        }
        List<Stream> inputs = same.stream().filter(chosen::contains).toList();
        String name = name();
        Spot spot = spot(name, inputs.stream().map(this::flow).toList());
        List<String> names = inputs.stream().map(Stream::name).toList();
        add(
                new Union(name, first.type(), names),
                spot.flow(),
                "@Union(" + SourceText.names(names) + ") " + spot.annotations() + "StreamOf<"
                        + first.type().name() + "> " + name + "();");
        features.saw("union");
    }

    // -------------------------------------------------------------------------------------------------- operators

    private void drawApply() {
        List<List<String>> feeds = new ArrayList<>();
        List<EventType> inputs = new ArrayList<>();
        boolean chained = draw.once(3);
        for (int i = chained ? 1 : draw.of(1, 1, 1, 2, 3); i > 0; i--) {
            Stream input = chained ? input(Flow::ordersKeys) : input();
            if (inputs.stream()
                    .noneMatch(type -> type.name().equals(input.type().name()))) {
                inputs.add(input.type());
                feeds.add(chained ? List.of(input.name()) : feed(input));
            }
        }
        List<Flow> before = feeds.stream().flatMap(List::stream).map(flows::get).toList();
        Flow all = Flow.together(before);
        if (all.timed() && !all.late() && draw.once(8)) {
            applyOverAllKeys(feeds, inputs, before);
        } else if (draw.once(5)) {
            applyWithoutKey(feeds, inputs, before);
        } else {
            applyWithKey(feeds, inputs, before);
        }
    }

    /** One stream, or several of its type. */
    private List<String> feed(Stream stream) {
        List<String> feed = new ArrayList<>(List.of(stream.name()));
        for (Stream other : readable()) {
            boolean same = other.type().name().equals(stream.type().name())
                    && !other.name().equals(stream.name());
            if (same && draw.once(4)) {
                feed.add(other.name());
                features.saw("handler with several streams");
            }
        }
        return feed;
    }

    private void applyWithoutKey(List<List<String>> feeds, List<EventType> inputs, List<Flow> before) {
        String name = name();
        Spot spot = spot(name, before);
        EventType out = drawOut();
        OperatorDraw drawer =
                drawer(inputs, spot.flow().timed(), out, new Rules(Rules.Order.NONE, Optional.of(false), false, false));
        boolean handsOn = spot.flow().handedOn()
                && out.text().isPresent()
                && inputs.stream().allMatch(type -> type.text().isPresent());
        apply(
                name,
                drawer.draw(false),
                drawer,
                feeds,
                out,
                spot.annotations(),
                spot.flow().handingOn(handsOn));
    }

    /** An operator that holds events on its lanes, and a step behind it that gives them back their times. */
    private void drawHold() {
        List<Stream> timed = readable().stream()
                .filter(stream -> stream.type().time().isPresent())
                .toList();
        if (timed.isEmpty()) {
            return;
        }
        Stream input = holds.of(timed);
        String held = name();
        untimed.add(held);
        EventType type = input.type();
        Operator operator = HoldDraw.draw(holds, features, types, "Hold" + streams.size(), type);
        int limit = holds.once(3) ? holds.between(1, 2) : 0;
        Flow before = flow(input);
        boolean crosses = limit > 0 && before.limit() != limit;
        Flow there = Flow.mixed(List.of(before), crosses ? limit : before.limit(), crosses ? parts++ : before.part());
        add(
                new Apply(held, type, operator, List.of(List.of(input.name()))),
                there,
                SourceText.from(List.of(input.name())) + "@Apply(" + operator.className() + ".class) "
                        + (crosses ? limitedTo(limit) : "") + "StreamOf<" + type.name() + "> " + held + "();");
        String name = name();
        Handler handler = new Handler(
                HandlerKind.STEP,
                name,
                Optional.of(type),
                List.of(new DrawnJob.Param(Role.EVENT, "", false)),
                List.of(),
                Optional.empty(),
                TimeDomain.EVENT);
        add(
                new Step(name, type, held, handler, Optional.of(HELD_DISORDER_MILLIS)),
                there.timedAnew(false, HELD_DISORDER_MILLIS),
                SourceText.from(List.of(held)) + "@Watermark(outOfOrder = \"" + HELD_DISORDER_MILLIS
                        + "ms\") default " + type.name() + " " + name + "(" + type.name() + " e) {\n"
                        + "        return e;\n    }");
    }

    /** Windows over all keys, whose state depends on no order; all of it comes to one lane. */
    private void applyOverAllKeys(List<List<String>> feeds, List<EventType> inputs, List<Flow> before) {
        boolean crosses = before.stream().anyMatch(input -> input.limit() != 1);
        Flow behind = behind(before, crosses, 1);
        EventType out = drawOut();
        OperatorDraw drawer = drawer(inputs, true, out, new Rules(Rules.Order.NONE, Optional.of(false), true, false));
        Operator operator = drawer.draw(false);
        Flow flow = new Flow(1, behind.part(), Order.BY_KEY, false, false, false, true, 0, behind.exchanges());
        String name = name();
        apply(name, operator, drawer, feeds, out, "", flow);
        drawLate(operator, inputs, name, flow, true);
    }

    private void applyWithKey(List<List<String>> feeds, List<EventType> inputs, List<Flow> before) {
        Flow all = Flow.together(before);
        Flow only = before.size() == 1 ? before.get(0) : null;
        boolean ordered = only != null && only.ordersKeys() && !draw.once(5);
        boolean exact = ordered && only.exact();
        Rules.Order order = exact ? Rules.Order.PER_KEY_AND_TIME : ordered ? Rules.Order.PER_KEY : Rules.Order.NONE;
        EventType out = drawOut();
        while (out.text().isEmpty() && !draw.once(4)) {
            out = events.event();
        }
        Rules rules =
                new Rules(order, Optional.of(true), exact || !all.late(), ordered && only.order() == Order.BY_KEY);
        OperatorDraw drawer = drawer(inputs, all.timed(), out, rules);
        Operator operator = drawer.draw(false);
        int limit = draw.once(4) ? draw.of(1, 1, 2, 3) : 0;
        boolean windows = operator.windows().filter(DrawnJob.Windows::spans).isPresent();
        boolean lateness =
                operator.windows().filter(spec -> spec.lateness() > 0).isPresent();
        boolean ties = windows || drawer.hasTimers();
        boolean total = ordered && limit == 1 && only.order() == Order.TOTAL && !ties;
        boolean byKey = ordered || windows;
        long disorder = windows
                ? (lateness && all.late() ? Flow.UNKNOWN : 0)
                : ordered && only.order() == Order.TOTAL && !ties ? only.disorderMillis() : Flow.UNKNOWN;
        Flow flow = new Flow(
                limit,
                parts++,
                total ? Order.TOTAL : byKey ? Order.BY_KEY : Order.NONE,
                exact && limit == 1,
                byKey && out.text().isPresent(),
                windows ? lateness && all.late() : all.late() || drawer.putsLate(),
                all.timed(),
                disorder,
                all.exchanges() + 1);
        features.saw("operator that depends on " + order);
        String name = name();
        apply(name, operator, drawer, feeds, out, limitedTo(limit), flow);
        if (windows) {
            drawLate(operator, inputs, name, flow, byKey);
        }
    }

    /** The streams of what comes too late, which must be there for what handlers put out. */
    private void drawLate(Operator operator, List<EventType> inputs, String of, Flow flow, boolean byKey) {
        boolean raw = operator.of(HandlerKind.LATE).isEmpty();
        List<EventType> carried = raw ? inputs : operator.late().stream().toList();
        for (EventType type : carried) {
            if (!raw || draw.once(3)) {
                String name = name();
                Order order = byKey ? Order.BY_KEY : Order.NONE;
                Flow late = new Flow(
                        flow.limit(),
                        flow.part(),
                        order,
                        flow.exact(),
                        false,
                        true,
                        flow.timed(),
                        Flow.UNKNOWN,
                        flow.exchanges());
                add(
                        new Late(name, type, of),
                        late,
                        "@Late(of = \"" + of + "\") StreamOf<" + type.name() + "> " + name + "();");
                features.saw(raw ? "stream of late events" : "stream of what is put out for late events");
            }
        }
    }

    private OperatorDraw drawer(List<EventType> inputs, boolean timed, EventType out, Rules rules) {
        return new OperatorDraw(draw, features, types, "Op" + operators++, inputs, timed, out, rules);
    }

    private void apply(
            String name,
            Operator operator,
            OperatorDraw drawer,
            List<List<String>> feeds,
            EventType out,
            String annotations,
            Flow flow) {
        config.putAll(drawer.config());
        List<String> inputs = feeds.stream().flatMap(List::stream).toList();
        add(
                new Apply(name, out, operator, feeds),
                flow,
                SourceText.from(inputs) + annotations + (draw.once(4) ? "@Uid(\"own-" + name + "\") " : "") + "@Apply("
                        + operator.className() + ".class) StreamOf<" + out.name() + "> " + name + "();");
    }
}
