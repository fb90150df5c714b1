package io.streamwright.testkit.random;

import io.streamwright.testkit.random.DrawnJob.Apply;
import io.streamwright.testkit.random.DrawnJob.EventType;
import io.streamwright.testkit.random.DrawnJob.HandlerKind;
import io.streamwright.testkit.random.DrawnJob.Late;
import io.streamwright.testkit.random.DrawnJob.Letters;
import io.streamwright.testkit.random.DrawnJob.Operator;
import io.streamwright.testkit.random.DrawnJob.Role;
import io.streamwright.testkit.random.DrawnJob.Source;
import io.streamwright.testkit.random.DrawnJob.Step;
import io.streamwright.testkit.random.DrawnJob.Stream;
import io.streamwright.testkit.random.DrawnJob.Union;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Draws a job: its streams, how they are connected, and the operators behind them. */
final class JobDraw {
    private final long seed;
    private final Draw draw;
    private final Features features;
    private final TypeDraw types;
    private final EventDraw events;

    private final List<Stream> streams = new ArrayList<>();
    private final Map<String, String> declarations = new LinkedHashMap<>();
    private final Map<String, Boolean> timed = new HashMap<>();
    private final Map<String, String> config = new LinkedHashMap<>();
    private final Map<Operator, OperatorDraw> operators = new LinkedHashMap<>();
    private final Map<Operator, List<EventType>> operatorInputs = new HashMap<>();
    private final boolean mayFail;

    /** For operators that hold events: all else about a job is as if there were none of these. */
    private final Draw holds;

    private int held;

    private JobDraw(long seed, Features features) {
        this.seed = seed;
        this.draw = new Draw(seed);
        this.features = features;
        this.types = new TypeDraw(draw, features);
        this.events = new EventDraw(draw, features, types);
        this.mayFail = draw.once(4);
        this.holds = new Draw(seed ^ 0x401d);
    }

    static DrawnJob draw(long seed, Features features) {
        return new JobDraw(seed, features).draw();
    }

    private DrawnJob draw() {
        for (int i = draw.of(1, 1, 1, 2, 2, 3); i > 0; i--) {
            drawSource();
        }
        for (int i = draw.between(1, 6); i > 0; i--) {
            if (holds.once(8)) {
                drawHold();
            }
            switch (draw.between(0, 9)) {
                case 0, 1 -> drawStep();
                case 2, 3 -> drawUnion();
                case 4 -> drawAgain();
                default -> drawApply();
            }
        }
        if (operators.isEmpty()) {
            drawApply();
        }
        boolean nested = draw.flip();
        features.saw(nested ? "types nested in the job" : "types beside the job");
        features.saw("streams in a job", streams.size() > 0);
        String source = new SourceText(seed, streams, declarations, features).write(nested, types.sources(), 5);
        return new DrawnJob(seed, SourceText.packageName(seed), "Drawn", nested, streams, config, Map.of(), source);
    }

    private String name() {
        return "s" + streams.size();
    }

    private void add(Stream stream, boolean hasTime, String declaration) {
        streams.add(stream);
        timed.put(stream.name(), hasTime);
        declarations.put(stream.name(), declaration);
    }

    // --------------------------------------------------------------------------------------------------- sources

    private void drawSource() {
        String name = name();
        EventType type = draw.once(8) ? events.event() : events.timedEvent();
        boolean hasTime = type.time().isPresent();
        long outOfOrder = 0;
        long idleAfter = 0;
        String annotations = "@Source(\"none:" + name + "\") ";
        Optional<String> by = hasTime && draw.once(4) ? Optional.of("mark" + name) : Optional.empty();
        features.saw("watermark by a method", by.isPresent());
        if (by.isPresent()) {
            idleAfter = draw.once(3) ? draw.of(1_000L, 10_000L) : 0;
            String idle = idleAfter == 0 ? "" : ", idleAfter = \"" + idleAfter + "ms\"";
            annotations += "@Watermark(by = \"" + by.get() + "\"" + idle + ") ";
        } else if (hasTime && !draw.once(4)) {
            outOfOrder = draw.of(0L, 1L, 1_000L, 5_000L);
            idleAfter = draw.once(3) ? draw.of(1_000L, 10_000L) : 0;
            String idle = idleAfter == 0 ? "" : ", idleAfter = \"" + idleAfter + "ms\"";
            annotations += "@Watermark(outOfOrder = \"" + outOfOrder + "ms\"" + idle + ") ";
            features.saw("watermark out of order", outOfOrder > 0);
            features.saw("idleness by timeout", idleAfter > 0);
        }
        boolean letters = draw.once(5);
        boolean skips = !letters && draw.once(3);
        if (skips) {
            annotations += "@OnError(ErrorPolicy.SKIP) ";
        }
        add(
                new Source(name, type, outOfOrder, idleAfter, skips, by),
                hasTime,
                annotations + "StreamOf<" + type.name() + "> " + name + "();"
                        + by.map(method -> mark(method, type)).orElse(""));
        features.saw("source without time", !hasTime);
        if (letters) {
            String bad = name();
            EventType letter = new EventType("DeadLetter", "", List.of(), Optional.empty(), Optional.empty());
            add(
                    new Letters(bad, letter, name),
                    false,
                    "@OnError(of = \"" + name + "\") StreamOf<DeadLetter> " + bad + "();");
            features.saw("dead letters");
        }
    }

    /** A method that tells watermarks, for some events. */
    private static String mark(String method, EventType type) {
        return "\n\n    static long " + method + "(" + type.name()
                + " e, long time) {\n        long s = Make.seedOf(\"mark\", e);\n        return Make.pick(s, 3) == 0"
                + " ? time - Make.pick(s + 1, 3_000) : Long.MIN_VALUE;\n    }";
    }

    /** A stream to read, of the job's own events. */
    private Stream input() {
        Stream stream = draw.of(streams);
        return stream instanceof Letters ? input() : stream;
    }

    // ----------------------------------------------------------------------------------------------------- steps

    private void drawStep() {
        Stream input = input();
        String name = name();
        boolean newTime = draw.once(4);
        EventType out = newTime ? events.timedEvent() : events.event();
        HandlerDraw handler = new HandlerDraw(draw, features, HandlerKind.STEP, name);
        handler.event(input.type(), "", List.of());
        boolean hasTime = timed.get(input.name());
        if (hasTime && draw.flip()) {
            handler.time(Role.TIME, "time");
        }
        if (mayFail && draw.once(4)) {
            handler.fails();
        }
        String annotations = SourceText.from(List.of(input.name()));
        Optional<Long> outOfOrder = Optional.empty();
        if (newTime) {
            outOfOrder = Optional.of(draw.of(0L, 2_000L));
            annotations += "@Watermark(outOfOrder = \"" + outOfOrder.get() + "ms\") ";
            features.saw("time anew at a step");
        }
        String method = handler.write(Optional.of(out), "default ").strip();
        add(new Step(name, out, input.name(), handler.handler(), outOfOrder), hasTime || newTime, annotations + method);
        features.saw("step");
    }

    // ------------------------------------------------------------------------------------------------------ unions

    private void drawUnion() {
        Stream first = input();
        List<String> same = streams.stream()
                .filter(stream -> stream.type().name().equals(first.type().name()))
                .map(Stream::name)
                .toList();
        if (same.size() < 2) {
            drawApply();
            return;
        }
        Set<String> chosen = new HashSet<>();
        while (chosen.size() < Math.min(same.size(), draw.between(2, 3))) {
            chosen.add(draw.of(same));
        }
        List<String> inputs = same.stream().filter(chosen::contains).toList();
        String name = name();
        add(
                new Union(name, first.type(), inputs),
                inputs.stream().allMatch(timed::get),
                "@Union(" + SourceText.names(inputs) + ") StreamOf<"
                        + first.type().name() + "> " + name + "();");
        features.saw("union");
    }

    // -------------------------------------------------------------------------------------------------- operators

    private void drawApply() {
        List<List<String>> feeds = new ArrayList<>();
        List<EventType> inputs = new ArrayList<>();
        for (int i = draw.of(1, 1, 1, 2, 2, 3); i > 0; i--) {
            Stream input = input();
            if (inputs.stream()
                    .noneMatch(type -> type.name().equals(input.type().name()))) {
                inputs.add(input.type());
                feeds.add(feed(input));
            }
        }
        boolean hasTime = feeds.stream().flatMap(List::stream).allMatch(timed::get);
        // the type of an input again, so that there are streams to unite
        EventType out = draw.once(4)
                ? draw.of(streams.stream().filter(s -> !(s instanceof Letters)).toList())
                        .type()
                : events.event();
        String className = "Op" + operators.size();
        OperatorDraw drawer = new OperatorDraw(draw, features, types, className, inputs, hasTime, out, Rules.FREE);
        Operator operator = drawer.draw(mayFail);
        operators.put(operator, drawer);
        operatorInputs.put(operator, inputs);
        config.putAll(drawer.config());
        apply(operator, feeds, out, hasTime && !drawer.losesTime());
    }

    private void drawHold() {
        Stream input =
                holds.of(streams.stream().filter(s -> !(s instanceof Letters)).toList());
        Operator operator = HoldDraw.draw(holds, features, types, "Hold" + held++, input.type());
        apply(operator, List.of(List.of(input.name())), input.type(), timed.get(input.name()));
    }

    /** One stream, or several of its type. */
    private List<String> feed(Stream stream) {
        List<String> feed = new ArrayList<>(List.of(stream.name()));
        for (Stream other : streams) {
            boolean same = other.type().name().equals(stream.type().name())
                    && !other.name().equals(stream.name());
            if (same && draw.once(3)) {
                feed.add(other.name());
                features.saw("handler with several streams");
            }
        }
        return feed;
    }

    private void apply(Operator operator, List<List<String>> feeds, EventType out, boolean hasTime) {
        String name = name();
        List<String> inputs = feeds.stream().flatMap(List::stream).toList();
        String uid = "@Uid(\"own-" + name + "\") ";
        boolean again = streams.stream()
                .anyMatch(s -> s instanceof Apply a && a.operator().equals(operator));
        add(
                new Apply(name, out, operator, feeds),
                hasTime,
                SourceText.from(inputs) + (again || draw.once(4) ? uid : "") + "@Apply(" + operator.className()
                        + ".class) StreamOf<" + out.name() + "> " + name + "();");
        drawLate(operator, name);
    }

    /** The streams of what comes too late, which must be there for what handlers put out. */
    private void drawLate(Operator operator, String of) {
        boolean raw =
                operator.windows().filter(spec -> spec.spans() && !spec.clock()).isPresent()
                        && operator.of(HandlerKind.LATE).isEmpty();
        List<EventType> carried =
                raw ? operatorInputs.get(operator) : operator.late().stream().toList();
        for (EventType type : carried) {
            if (!raw || draw.once(3)) {
                String name = name();
                add(
                        new Late(name, type, of),
                        true,
                        "@Late(of = \"" + of + "\") StreamOf<" + type.name() + "> " + name + "();");
                features.saw(raw ? "stream of late events" : "stream of what is put out for late events");
            }
        }
    }

    /** Applies an operator once more. */
    private void drawAgain() {
        for (Stream stream : List.copyOf(streams)) {
            if (stream instanceof Apply apply && draw.flip()) {
                boolean hasTime = timed.get(stream.name());
                apply(apply.operator(), apply.feeds(), apply.type(), hasTime);
                features.saw("operator applied twice");
                return;
            }
        }
        drawApply();
    }
}
