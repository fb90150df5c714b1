package io.streamwright.testkit.random;

import io.streamwright.TimeDomain;
import io.streamwright.testkit.random.DrawnJob.EventType;
import io.streamwright.testkit.random.DrawnJob.Handler;
import io.streamwright.testkit.random.DrawnJob.HandlerKind;
import io.streamwright.testkit.random.DrawnJob.Member;
import io.streamwright.testkit.random.DrawnJob.Merging;
import io.streamwright.testkit.random.DrawnJob.Operator;
import io.streamwright.testkit.random.DrawnJob.Role;
import io.streamwright.testkit.random.DrawnJob.Windows;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Draws one operator class. */
final class OperatorDraw {
    private final Draw draw;
    private final Features features;
    private final TypeDraw types;
    private final String className;
    private final List<EventType> inputs;
    private final boolean timed;
    private final EventType out;
    private final Rules rules;

    private final StringBuilder members = new StringBuilder();
    private final List<StateField> fields = new ArrayList<>();
    private final List<String> shown = new ArrayList<>();
    private final Map<String, TimeDomain> timers = new LinkedHashMap<>();

    /** Those of them that have many times. */
    private final Set<String> many = new HashSet<>();

    private final List<Member> keys = new ArrayList<>();
    private final List<Handler> handlers = new ArrayList<>();
    private final Map<String, String> config = new LinkedHashMap<>();
    private Optional<Windows> windows = Optional.empty();

    /** The annotations of fields that expire. */
    private final Map<String, String> ttls = new LinkedHashMap<>();

    private Optional<EventType> late = Optional.empty();
    private Merging merging = Merging.NONE;
    private boolean asks;
    private boolean fails;

    /** For lists, maps and what expires: all else about a job is as if there were none of these. */
    private final Draw objects;

    /** Whether its timers are set to times later than the event, so that their results are not late. */
    private final boolean future;

    /**
     * For streams of these types.
     *
     * @param timed whether all of their events have a time
     * @param rules what it may do
     */
    OperatorDraw(
            Draw draw,
            Features features,
            TypeDraw types,
            String className,
            List<EventType> inputs,
            boolean timed,
            EventType out,
            Rules rules) {
        this.draw = draw;
        this.features = features;
        this.types = types;
        this.className = className;
        this.inputs = inputs;
        this.timed = timed;
        this.out = out;
        this.rules = rules;
        this.objects = new Draw(className.hashCode() * 31L + inputs.toString().hashCode());
        this.future = rules.order() != Rules.Order.ANY && draw.flip();
    }

    Map<String, String> config() {
        return config;
    }

    /** Whether some of its results have no time. */
    boolean losesTime() {
        return timers.containsValue(TimeDomain.PROCESSING)
                || windows.filter(spec -> spec.global() && spec.byClock()).isPresent();
    }

    /** Whether the only event-time timers are those that the end of the input fires. */
    private boolean timersAtTheEnd() {
        return rules.order() == Rules.Order.PER_KEY || rules.order() == Rules.Order.NONE;
    }

    /** Whether timers fire between events, with results that may be late. */
    boolean putsLate() {
        return !timers.isEmpty() && !timersAtTheEnd() && !future;
    }

    boolean hasTimers() {
        return !timers.isEmpty();
    }

    Operator draw(boolean mayFail) {
        boolean keyed = rules.keyed().orElseGet(() -> !draw.once(6));
        fails = mayFail && draw.once(2);
        features.saw(keyed ? "operator with key" : "operator without key");
        features.saw("operator with several handlers", inputs.size() > 1);
        boolean overAll = !keyed && rules.windows() && (rules.keyed().isPresent() || draw.flip());
        String annotations = keyed ? drawKeyed() : "";
        if (overAll && (timed || rules.order() == Rules.Order.ANY)) {
            annotations = drawWindow();
            drawFields();
            features.saw("windows over all keys");
        }
        if (draw.once(4)) {
            annotations += "@Uid(\"uid-" + className + "\") ";
            features.saw("uid on a class");
        }
        drawSettings();
        for (int i = 0; i < inputs.size(); i++) {
            drawEventHandler(i, keyed);
        }
        timers.forEach(this::drawTimerHandler);
        if (windows.isPresent()) {
            drawFiring();
            if (windows.get().spans() && !windows.get().clock()) {
                drawLate();
            }
        }
        if (merging != Merging.NONE) {
            drawMerge();
        }
        // with something before, or a single array would pass for all values
        shown.add(0, "\"" + className + "\"");
        String show = "    String show() {\n        return Show.of(" + String.join(", ", shown) + ");\n    }\n";
        String reset = fields.stream().map(StateField::reset).collect(Collectors.joining(" "));
        types.declare(annotations + "class " + className + " {\n"
                + fields.stream()
                        .map(field -> "    " + ttls.getOrDefault(field.name(), "") + field.declaration() + "\n")
                        .collect(Collectors.joining())
                + members + show + "    void reset() {\n        " + reset + "\n    }\n}");
        return new Operator(className, keyed, windows, merging, handlers, List.copyOf(timers.keySet()), late);
    }

    private void drawFields() {
        boolean tallies = tallies();
        for (int i = draw.between(tallies ? 1 : 0, 5); i > 0; i--) {
            StateField field = tallies ? TallyDraw.draw(draw, "f" + i) : field("f" + i);
            fields.add(field);
            shown.add(field.shown());
        }
    }

    private String drawKeyed() {
        boolean anyTime = rules.order() == Rules.Order.ANY;
        String window = rules.windows() && (timed ? draw.flip() : anyTime && draw.once(4)) ? drawWindow() : "";
        drawFields();
        String annotation = "@KeyedBy(" + SourceText.names(drawKeys()) + ") ";
        if (windows.isPresent()) {
            return annotation + window;
        }
        for (int i = timed || anyTime ? draw.of(0, 1, 1, 2, 3) : 0; i > 0; i--) {
            boolean event = timed && !(anyTime && draw.once(3));
            timers.put((event ? "e" : "p") + i, event ? TimeDomain.EVENT : TimeDomain.PROCESSING);
        }
        timers.values().forEach(domain -> features.saw("timer " + domain));
        timers.forEach((timer, domain) -> {
            if (draw.once(4)) {
                many.add(timer);
                features.saw("timers of many times " + domain);
            }
        });
        features.saw("operator with several timers", timers.size() > 1);
        return anyTime && windows.isEmpty() ? annotation + drawTtl() : annotation;
    }

    private StateField field(String name) {
        FieldDraw field = new FieldDraw(draw, name, types.any(2));
        return objects.once(3) ? new StateObjectDraw(objects, features, field) : field;
    }

    // --------------------------------------------------------------------------------------------------- what expires

    /** Draws what expires; gives the annotation of the class. */
    private String drawTtl() {
        if (!objects.once(3) || fields.isEmpty()) {
            return "";
        }
        List<String> rules = new ArrayList<>();
        String[] ofClass = objects.flip() ? ttl() : null;
        List<String> together = new ArrayList<>();
        for (StateField field : fields) {
            boolean own = objects.once(3);
            String[] drawn = own ? ttl() : ofClass;
            if (own) {
                ttls.put(field.name(), drawn[0]);
            }
            if (drawn != null && (own || field instanceof StateObjectDraw)) {
                rules.add(field.name() + drawn[1]);
                features.saw("expiring " + (field instanceof StateObjectDraw ? "list or map" : "field"));
            } else if (drawn != null) {
                together.add(field.name());
            }
        }
        if (!together.isEmpty()) {
            rules.add(String.join(",", together) + ofClass[1]);
            features.saw("expiring class");
        }
        if (!rules.isEmpty()) {
            members.append(
                    "    static final String " + NaiveTtl.CONSTANT + " = \"" + String.join(";", rules) + "\";\n");
        }
        return ofClass == null || ttls.size() == fields.size() ? "" : ofClass[0];
    }

    /** An annotation, and the end of the rule for the interpreter. */
    private String[] ttl() {
        long millis = objects.of(1L, 500L, 5_000L, 20_000L, 60_000L);
        boolean onRead = objects.once(3);
        boolean returnsExpired = objects.once(3);
        features.saw("@Ttl renewed by reading", onRead);
        features.saw("@Ttl that shows what has expired", returnsExpired);
        return new String[] {
            "@Ttl(value = \"" + millis + "ms\""
                    + (onRead ? ", update = Ttl.Update.ON_READ_AND_WRITE" : "")
                    + (returnsExpired ? ", visibility = Ttl.Visibility.RETURN_EXPIRED_IF_NOT_CLEANED_UP" : "") + ") ",
            "|" + millis + "|" + onRead + "|" + returnsExpired
        };
    }

    /** Whether the order of events must not be told from the state. */
    private boolean tallies() {
        return rules.order() == Rules.Order.NONE || merging == Merging.TALLIES;
    }

    // ------------------------------------------------------------------------------------------------------ keys

    private List<String> drawKeys() {
        EventType first = inputs.get(0);
        boolean ownKeys = !rules.handedOn() || draw.flip();
        if (rules.handedOn()) {
            keys.add(keyHandedOn(first));
        }
        for (int i = ownKeys ? draw.of(1, 1, 1, 2, 3) : 0; i > 0; i--) {
            Member key =
                    first.members().isEmpty() || draw.once(5) ? function(first, types.key()) : draw.of(first.members());
            if (!keys.contains(key)) {
                keys.add(key);
            }
        }
        if (keys.size() > 1 && draw.flip()) {
            keys.add(keys.remove(0));
        }
        features.saw("composed key", keys.size() > 1);
        return keys.stream().map(Member::name).toList();
    }

    /** A static method of the operator that gives the key of the operator before, which is in the text of its results. */
    private Member keyHandedOn(EventType event) {
        members.append("    static String handedOn(" + event.name() + " e) {\n        return Make.handedOn(e"
                + event.text().orElseThrow() + ");\n    }\n");
        features.saw("key handed on from operator to operator");
        return new Member("handedOn", DrawnType.simple(DrawnType.Kind.SCALAR, "String", "Make.text(%s)"));
    }

    /** A static method of the operator that gives one of few keys. */
    private Member function(EventType event, DrawnType type) {
        String name = "keyOf" + members.toString().split("static ", -1).length;
        members.append("    static ")
                .append(type.name())
                .append(' ')
                .append(name)
                .append('(')
                .append(event.name());
        members.append(" e) {\n        return ")
                .append(type.makeFew("(Make.seedOf(e) >>> 1)", 3))
                .append(";\n    }\n");
        features.saw("key by a static method");
        return new Member(name, type);
    }

    /** Where the key is in the events of another type: found under the same names, or under others. */
    private List<String> keysOf(EventType event) {
        List<String> names = new ArrayList<>();
        for (Member key : keys) {
            boolean there =
                    key.name().equals("handedOn") || event.members().stream().anyMatch(member -> same(member, key));
            names.add(there ? key.name() : function(event, key.type()).name());
        }
        return names;
    }

    private static boolean same(Member left, Member right) {
        return left.name().equals(right.name())
                && left.type().name().equals(right.type().name());
    }

    // ---------------------------------------------------------------------------------------------------- settings

    /** One of so many events, or one without an end. */
    private String drawEndless() {
        boolean anyTime = rules.order() == Rules.Order.ANY;
        if (!anyTime || draw.flip()) {
            int count = draw.between(1, 5);
            int slide = inputs.size() == 1 && draw.flip() ? draw.between(1, 6) : 0;
            windows = Optional.of(
                    new Windows(1, 1, 0, 0, false, 0, false, 0, false, count, slide, false, 0, Optional.empty()));
            features.saw(slide > 0 ? "window of the last events" : "window of so many events");
            return "@Window(count = " + count + (slide > 0 ? ", countSlide = " + slide : "") + ") ";
        }
        long every = draw.flip() ? draw.of(1_000L, 5_000L, 30_000L) : 0;
        boolean byClock = every > 0 && (!timed || draw.flip());
        int everyCount = draw.flip() ? draw.between(1, 4) : 0;
        asks = every == 0 && everyCount == 0 || draw.flip();
        boolean discarding = draw.once(3);
        windows = Optional.of(new Windows(
                1, 1, 0, 0, false, every, byClock, everyCount, discarding, 0, 0, true, 0, Optional.empty()));
        features.saw("window without an end");
        features.saw("window without an end, by the clock", byClock);
        return "@Window(global = true" + (every == 0 ? "" : ", every = \"" + every + "ms\"")
                + (byClock ? ", everyTime = TimeDomain.PROCESSING" : "")
                + (everyCount == 0 ? "" : ", everyCount = " + everyCount)
                + (discarding ? ", discarding = true" : "") + ") ";
    }

    private String drawWindow() {
        if (rules.order() != Rules.Order.NONE && draw.once(4)) {
            return drawEndless();
        }
        if (draw.once(4)) {
            return drawSession();
        }
        long size = draw.of(1L, 500L, 1_000L, 2_500L, 7_000L, 60_000L);
        long slide = draw.of(
                size, size, Math.max(1, size / 2), Math.max(1, size / 3), Math.max(1, size - size / 5), size * 2);
        long offset = draw.once(3) ? draw.between(-(slide - 1), slide - 1) : 0;
        boolean anyTime = rules.order() == Rules.Order.ANY;
        boolean clock = anyTime && (!timed || draw.once(5));
        long lateness = !clock && draw.flip() ? draw.of(0L, 1L, 500L, 4_000L, 30_000L) : 0;
        boolean early = anyTime || rules.order() == Rules.Order.PER_KEY_AND_TIME;
        long every = early && draw.once(3) ? draw.of(1_000L, 700L, Math.max(300, size / 3), size * 2) : 0;
        boolean byClock = every > 0 && (clock || anyTime && draw.once(3));
        int everyCount = early && draw.once(4) ? draw.between(1, 4) : 0;
        asks = early && draw.once(4);
        boolean discarding = (lateness > 0 || every > 0 || everyCount > 0 || asks) && draw.once(3);
        Windows drawn = new Windows(
                size,
                slide,
                offset,
                lateness,
                clock,
                every,
                byClock,
                everyCount,
                discarding,
                0,
                0,
                false,
                0,
                Optional.empty());
        windows = Optional.of(drawn);
        features.saw("window with lateness", lateness > 0);
        if (slide < size && !clock && every == 0 && everyCount == 0 && !asks && !draw.once(3)) {
            merging = rules.order() == Rules.Order.NONE || draw.flip() ? Merging.TALLIES : Merging.ANYTHING;
            features.saw("merge of " + merging);
        }
        features.saw("window of processing time", clock);
        features.saw("window firing every so often", every > 0 && !byClock);
        features.saw("window firing every so often by the clock", byClock);
        features.saw("window firing every so many events", everyCount > 0);
        features.saw("window firing when asked", asks);
        features.saw("window discarding", discarding);
        features.saw(slide == size ? "window tumbling" : slide < size ? "window sliding" : "window with gaps");
        features.saw("window with offset", offset > 0);
        features.saw("window with negative offset", offset < 0);
        return "@Window(size = \"" + size + "ms\"" + (slide == size ? "" : ", slide = \"" + slide + "ms\"")
                + (offset == 0 ? "" : ", offset = \"" + offset + "ms\"")
                + (lateness == 0 ? "" : ", lateness = \"" + lateness + "ms\"")
                + (clock ? ", time = TimeDomain.PROCESSING" : "")
                + (every == 0 ? "" : ", every = \"" + every + "ms\"")
                + (byClock && !clock ? ", everyTime = TimeDomain.PROCESSING" : "")
                + (everyCount == 0 ? "" : ", everyCount = " + everyCount)
                + (discarding ? ", discarding = true" : "") + ") ";
    }

    /** Sessions, with a gap of their own or one that each event says. */
    private String drawSession() {
        boolean saysGap = inputs.size() == 1 && draw.once(3);
        boolean anyTime = rules.order() == Rules.Order.ANY;
        // on several lanes it is open whether a session that an event only touches has ended before: gaps that hardly
        // any
        // two events are apart
        long gap = anyTime ? draw.of(1L, 500L, 1_000L, 2_500L, 10_000L) : draw.of(1_511L, 9_973L);
        boolean clock = !timed || anyTime && draw.once(5);
        long lateness = anyTime && !clock && draw.flip() ? draw.of(1L, 500L, 4_000L, 30_000L) : 0;
        boolean early = anyTime && !draw.once(3);
        long every = early && draw.flip() ? draw.of(700L, 1_000L, Math.max(300, gap / 3), gap * 2) : 0;
        boolean byClock = every > 0 && (clock || draw.once(3));
        int everyCount = early && draw.once(3) ? draw.between(1, 5) : 0;
        asks = early && draw.once(3);
        boolean discarding = (lateness > 0 || every > 0 || everyCount > 0 || asks) && draw.once(3);
        merging = draw.flip() || rules.order() == Rules.Order.NONE ? Merging.TALLIES : Merging.ANYTHING;
        windows = Optional.of(new Windows(
                gap,
                gap,
                0,
                lateness,
                clock,
                every,
                byClock,
                everyCount,
                discarding,
                0,
                0,
                false,
                saysGap ? 0 : gap,
                saysGap ? Optional.of("pause") : Optional.empty()));
        if (saysGap) {
            drawGap(gap);
        }
        features.saw("sessions");
        features.saw("sessions of gaps that events say", saysGap);
        features.saw("sessions of processing time", clock);
        features.saw("sessions with lateness", lateness > 0);
        features.saw("sessions firing every so often", every > 0 && !byClock);
        features.saw("sessions firing every so often by the clock", byClock);
        features.saw("sessions firing every so many events", everyCount > 0);
        features.saw("sessions firing when asked", asks);
        features.saw("sessions discarding", discarding);
        features.saw("merge of " + merging + " in sessions");
        return "@Window(" + (saysGap ? "gapBy = \"pause\"" : "session = \"" + gap + "ms\"")
                + (lateness == 0 ? "" : ", lateness = \"" + lateness + "ms\"")
                + (clock ? ", time = TimeDomain.PROCESSING" : "")
                + (every == 0 ? "" : ", every = \"" + every + "ms\"")
                + (byClock && !clock ? ", everyTime = TimeDomain.PROCESSING" : "")
                + (everyCount == 0 ? "" : ", everyCount = " + everyCount)
                + (discarding ? ", discarding = true" : "") + ") ";
    }

    /** A static method of the operator that gives the gap of an event, up to three times the one drawn. */
    private void drawGap(long gap) {
        String millis = "1 + Make.pick(Make.seedOf(\"pause\", e), " + 3 * gap + ")";
        members.append(
                switch (draw.between(0, 2)) {
                    case 0 -> "    static long pause(" + inputs.get(0).name() + " e) {\n        return " + millis;
                    case 1 -> "    static int pause(" + inputs.get(0).name() + " e) {\n        return " + millis;
                    default ->
                        "    static java.time.Duration pause(" + inputs.get(0).name()
                                + " e) {\n        return java.time.Duration.ofMillis(" + millis + ")";
                });
        members.append(";\n    }\n");
    }

    private void drawSettings() {
        if (draw.once(4)) {
            String name = "limit-" + className.toLowerCase(java.util.Locale.ROOT);
            boolean given = draw.flip();
            if (given) {
                config.put(name, "42");
            }
            members.append("    @Config(\"" + name + "\") " + draw.of("int", "long", "Integer", "String", "double"))
                    .append(" limit;\n");
            shown.add("limit");
            features.saw("config");
        }
        if (draw.once(6)) {
            members.append("    @Service Tagger tagger;\n");
            shown.add("tagger.tag()");
            features.saw("service");
        }
    }

    // ---------------------------------------------------------------------------------------------------- handlers

    private void drawEventHandler(int index, boolean keyed) {
        EventType event = inputs.get(index);
        boolean unordered = (keyed || windows.isPresent()) && tallies();
        HandlerDraw handler = new HandlerDraw(draw, features, HandlerKind.EVENT, "on" + index).hasState(!unordered);
        List<String> names = keyed ? keysOf(event) : List.of();
        List<String> ofClass = keys.stream().map(Member::name).toList();
        boolean overridden = !names.equals(ofClass);
        features.saw("key override", overridden);
        handler.event(event, overridden ? "@KeyedBy(" + SourceText.names(names) + ") " : "", names);
        if (timed && !draw.once(3)) {
            handler.time(Role.TIME, "time");
        }
        addKeys(handler, false);
        changeState(handler);
        timers.forEach((timer, domain) -> {
            if (index == 0 || draw.flip()) {
                handler.statement(setTimer(handler, timer, domain));
            }
        });
        // within windows it would be left open which of them sees the event first
        if (rules.order() != Rules.Order.ANY && windows.isEmpty() && draw.flip()) {
            handler.changesEvent();
        }
        if (fails) {
            handler.fails();
        }
        // only one has to put out something: another may just take note
        boolean silent = windows.isPresent() || (index > 0 && draw.once(4));
        features.saw("output none", silent);
        add(handler, silent ? Optional.empty() : Optional.of(out), "    @OnEvent ");
    }

    private String parameter(HandlerDraw handler, String timer, boolean blind) {
        return many.contains(timer) ? handler.timers(timer, blind) : handler.timer(timer, blind);
    }

    private String setTimer(HandlerDraw handler, String timer, TimeDomain domain) {
        if (timersAtTheEnd()) {
            String variable = parameter(handler, timer, rules.order() == Rules.Order.NONE);
            features.saw("timer at the end of time");
            return variable + ".at(Long.MAX_VALUE);";
        }
        String variable = parameter(handler, timer, false);
        if (many.contains(timer)) {
            return domain == TimeDomain.PROCESSING
                    ? TimerDraw.processingMany(draw, variable)
                    : TimerDraw.onEventMany(draw, variable, handler.millis(), future);
        }
        if (domain == TimeDomain.PROCESSING) {
            return TimerDraw.processing(draw, variable);
        }
        return future
                ? TimerDraw.onEventInFuture(draw, variable, handler.millis())
                : TimerDraw.onEvent(draw, variable, handler.millis());
    }

    private void drawTimerHandler(String timer, TimeDomain domain) {
        HandlerDraw handler = new HandlerDraw(draw, features, HandlerKind.TIMER, "fire" + timer)
                .hasState(true)
                .handles(timer, domain);
        if (!draw.once(3)) {
            handler.time(Role.TIME, "time");
        }
        if (rules.order() != Rules.Order.NONE) {
            changeState(handler);
        }
        List<String> names = List.copyOf(timers.keySet());
        boolean past = false;
        for (String other : timersAtTheEnd() ? List.<String>of() : names) {
            int ahead = names.indexOf(other) - names.indexOf(timer);
            // a timer that is set to the past within a sweep fires next: the test must be able to see whose it is
            boolean mayBePast = !many.contains(other)
                    && !future
                    && domain == TimeDomain.EVENT
                    && timers.get(other) == TimeDomain.EVENT
                    && ahead > 0;
            if (draw.once(2) && (!mayBePast || out.maker().contains(".make("))) {
                past |= mayBePast;
                String variable = parameter(handler, other, false);
                if (many.contains(other)) {
                    handler.statement(
                            timers.get(other) == TimeDomain.PROCESSING
                                    ? TimerDraw.processingMany(draw, variable)
                                    : ahead == 0
                                            ? TimerDraw.onTimerMany(draw, variable, handler.millis())
                                            : variable + ".cancelAll();");
                    continue;
                }
                handler.statement(
                        future && ahead > 0
                                ? variable + ".cancel();"
                                : TimerDraw.onTimer(
                                        draw, variable, domain, timers.get(other), ahead, handler.millis()));
            }
        }
        if (fails && draw.once(3)) {
            handler.fails();
        }
        String time = domain == TimeDomain.EVENT && draw.flip() ? "" : ", time = TimeDomain." + domain;
        String annotation =
                time.isEmpty() ? "@OnTimer(\"" + timer + "\")" : "@OnTimer(value = \"" + timer + "\"" + time + ")";
        addKeys(handler, past);
        if (past) {
            handler.speaks();
            features.saw("timer set to the past by a timer");
        }
        add(handler, !past && draw.once(5) ? Optional.empty() : Optional.of(out), "    " + annotation + " ");
    }

    private void drawFiring() {
        boolean again = (windows.orElseThrow().again() || asks) && draw.flip();
        boolean ends = windows.get().spans()
                || (windows.get().every() > 0 && !windows.get().byClock());
        if (!again || (ends && draw.flip())) {
            drawClose(HandlerKind.CLOSE, "close", "    @OnClose ");
        }
        if (again) {
            drawClose(HandlerKind.FIRE, "again", "    @OnFire ");
            features.saw("handler of early and late firings");
        }
        if (asks) {
            boolean ofEvent = draw.flip();
            drawVerdict("asked", ofEvent);
            if (ofEvent && inputs.size() > 1 && draw.flip()) {
                drawVerdict("askedToo", false);
            }
        }
    }

    /** A method that decides whether a window fires. */
    private void drawVerdict(String name, boolean ofEvent) {
        HandlerDraw handler = new HandlerDraw(draw, features, HandlerKind.FIRE_WHEN, name).hasState(true);
        if (ofEvent) {
            handler.event(inputs.get(0), "", List.of());
        }
        if (timed && draw.flip()) {
            handler.time(Role.TIME, "time");
        }
        if (draw.flip() && windows.orElseThrow().spans()) {
            handler.time(Role.START, "start");
        }
        if (windows.orElseThrow().isSession() && draw.flip()) {
            handler.time(Role.END, "end");
        }
        addKeys(handler, false);
        if (draw.flip()) {
            changeState(handler);
        }
        handler.decides(draw.flip());
        add(handler, Optional.empty(), "    @FireWhen ");
    }

    private void drawClose(HandlerKind kind, String name, String annotation) {
        HandlerDraw handler = new HandlerDraw(draw, features, kind, name).hasState(true);
        boolean spans = windows.orElseThrow().spans();
        if (spans && draw.flip()) {
            handler.time(Role.START, "start");
        }
        if (spans && draw.flip()) {
            handler.time(Role.END, "end");
        }
        if (draw.flip()) {
            handler.firing();
        }
        addKeys(handler, false);
        if (rules.order() != Rules.Order.NONE && draw.flip()) {
            changeState(handler);
            features.saw("window whose handler changes its state");
        }
        add(handler, Optional.of(out), annotation);
    }

    /** Handlers of late events, for some of the types that the operator takes. */
    private void drawLate() {
        if (!draw.once(3)) {
            return;
        }
        EventType type = draw.flip() ? out : inputs.get(0);
        for (int i = 0; i < inputs.size(); i++) {
            if (i == 0 || draw.flip()) {
                HandlerDraw handler =
                        new HandlerDraw(draw, features, HandlerKind.LATE, "late" + i).hasState(draw.flip());
                handler.event(inputs.get(i), "", List.of());
                if (draw.flip()) {
                    handler.time(Role.TIME, "time");
                }
                addKeys(handler, false);
                boolean silent = i > 0 && draw.once(4);
                late = Optional.of(type);
                add(handler, silent ? Optional.empty() : late, "    @OnLate ");
                features.saw("handler of late events");
            }
        }
    }

    private void drawMerge() {
        String seed = merging == Merging.TALLIES ? "" : "        long s = Make.seedOf(show(), other.show());\n";
        members.append("    @Merge void merge(" + className + " other) {\n" + seed);
        for (StateField field : fields) {
            members.append("        ").append(field.merge(draw)).append('\n');
        }
        members.append("    }\n");
    }

    /** Adds components of the key as parameters; all of them if results must tell keys apart. */
    private void addKeys(HandlerDraw handler, boolean all) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            if (draw.flip() || all || rules.order() != Rules.Order.ANY) {
                names.add(handler.key(i, keys.get(i).name(), keys.get(i).type(), keys.size() > 1));
            }
        }
        if (rules.order() != Rules.Order.ANY && !keys.isEmpty()) {
            handler.handsOn("Make.handOn(" + String.join(", ", names) + ")");
        }
    }

    private void changeState(HandlerDraw handler) {
        for (StateField field : fields) {
            if (!draw.once(5)) {
                handler.statement(field.change("s"));
            }
        }
        if (!tallies() && draw.once(3)) {
            handler.statement("if (Make.pick(s + 5, 4) == 0) { reset(); }");
            features.saw("state reset");
        }
    }

    private void add(HandlerDraw handler, Optional<EventType> puts, String annotation) {
        members.append(handler.write(puts, annotation));
        handlers.add(handler.handler());
    }
}
