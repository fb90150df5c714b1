package io.streamwright.testkit.random;

import io.streamwright.DeadLetter;
import io.streamwright.Firing;
import io.streamwright.TimeDomain;
import io.streamwright.testkit.TimedEvent;
import io.streamwright.testkit.random.DrawnJob.Apply;
import io.streamwright.testkit.random.DrawnJob.Late;
import io.streamwright.testkit.random.DrawnJob.Letters;
import io.streamwright.testkit.random.DrawnJob.Source;
import io.streamwright.testkit.random.DrawnJob.Step;
import io.streamwright.testkit.random.DrawnJob.Stream;
import io.streamwright.testkit.random.DrawnJob.Union;
import java.lang.reflect.Method;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A job by the book: slow, obvious, on one thread. It takes no snapshots: a restart is to change nothing.
 *
 * <p>Where the language leaves an order open (between keys whose timers are due at the same time, or whose windows close
 * together) it follows what the engine has put out, if that is among what it could do itself.
 */
final class NaiveJob {
    /** Where a stream stands in event time. */
    private static final class Clock {
        long watermark = Long.MIN_VALUE;
        boolean idle;
        long maxTime = Long.MIN_VALUE;
    }

    private final LoadedJob loaded;
    private final Fault fault;
    private final Object steps;
    private final Map<String, NaiveSource> sources = new LinkedHashMap<>();
    private final Map<String, NaiveNode> nodes = new LinkedHashMap<>();
    private final Map<String, Clock> stepClocks = new LinkedHashMap<>();
    private final Map<String, Clock> merged = new HashMap<>();
    private final Map<String, NaiveValve> valves = new HashMap<>();
    private long clock;
    private long passed;

    private final Observed observed = new Observed();

    /** The key that the innermost operator with a key is at, with the name of its stream. */
    private List<Object> at = List.of();

    NaiveJob(LoadedJob loaded, Fault fault) {
        this.loaded = loaded;
        this.fault = fault;
        this.steps = loaded.steps();
        for (Stream stream : loaded.drawn().streams()) {
            if (stream instanceof Source source) {
                sources.put(stream.name(), new NaiveSource(source, fault));
            } else if (stream instanceof Apply apply) {
                nodes.put(stream.name(), new NaiveNode(apply, this));
            } else if (stream instanceof Step step && step.outOfOrderMillis().isPresent()) {
                stepClocks.put(stream.name(), new Clock());
            }
            merged.put(stream.name(), new Clock());
        }
        checkIdle();
    }

    LoadedJob loaded() {
        return loaded;
    }

    Fault fault() {
        return fault;
    }

    /** Removes what has expired. */
    void cleanUp() {
        nodes.values().forEach(NaiveNode::cleanUp);
    }

    long clock() {
        return clock;
    }

    NaiveSource source(String stream) {
        return sources.get(stream);
    }

    NaiveNode node(String stream) {
        return nodes.get(stream);
    }

    /** What the engine has put out. */
    Observed observed() {
        return observed;
    }

    /** What is put out from here on comes from an operator and a key of it; gives what it came from before. */
    List<Object> enter(List<Object> next) {
        List<Object> before = at;
        at = next;
        return before;
    }

    // ---------------------------------------------------------------------------------------------------- events

    /** An event of a stream: compared, then handed to all readers in the order of their declaration. */
    void emit(String name, Object event, long eventTime) {
        Stream stream = loaded.drawn().stream(name);
        Clock own = stepClocks.get(name);
        long time = own == null ? eventTime : timeOf(stream, event);
        observed.compare(name, event, time, at);
        for (Stream reader : loaded.drawn().streams()) {
            for (int i = loaded.drawn().copies().getOrDefault(reader.name(), 1); i > 0; i--) {
                // what one reader does to it must not show anywhere else
                hand(reader, name, DeepCopy.of(event), time);
            }
        }
        if (own != null) {
            own.maxTime = Math.max(own.maxTime, time);
        }
    }

    private void hand(Stream reader, String from, Object event, long time) {
        if (reader instanceof Step step && step.input().equals(from)) {
            Method method = loaded.method(interfaceOf(), step.handler().method());
            NaiveCalls.Context context =
                    new NaiveCalls.Context(event, List.of(), time, clock, 0, 0, Firing.EARLY, fault);
            NaiveCalls.call(method, steps, step.handler(), Map.of(), context)
                    .forEach(result -> emit(step.name(), result, time));
        } else if (reader instanceof Union union && union.inputs().contains(from)) {
            emit(union.name(), event, time);
        } else if (reader instanceof Apply apply) {
            for (int i = 0; i < apply.feeds().size(); i++) {
                if (apply.feeds().get(i).contains(from)) {
                    nodes.get(apply.name()).onEvent(i, event, time);
                }
            }
        }
    }

    /**
     * Puts out what comes too late for the windows of an operator, or what its handler makes of that.
     *
     * @param type of the events, if they go as they are
     * @return whether there is a stream for them
     */
    boolean late(String application, @Nullable String type, List<Object> events, List<Object> key, long time) {
        boolean put = false;
        for (Stream stream : loaded.drawn().streams()) {
            boolean takes = stream instanceof Late late
                    && late.of().equals(application)
                    && (type == null || type.equals(late.type().name()));
            if (takes) {
                List<Object> before = enter(List.of(stream.name(), key));
                events.forEach(event -> emit(stream.name(), event, time));
                enter(before);
                put = true;
            }
        }
        return put;
    }

    private Class<?> interfaceOf() {
        return steps.getClass().getInterfaces()[0];
    }

    /** The time that an event has of itself, floored to milliseconds; none if its type has none. */
    long timeOf(Stream stream, Object event) {
        if (stream.type().time().isEmpty()) {
            return TimedEvent.NO_TIME;
        }
        Object time = loaded.hasMethod(event.getClass(), "at")
                ? LoadedJob.invoke(loaded.method(event.getClass(), "at"), event)
                : fieldAt(event);
        if (time instanceof Long millis) {
            return millis;
        }
        Instant instant = time instanceof OffsetDateTime offset
                ? offset.toInstant()
                : time instanceof ZonedDateTime zoned ? zoned.toInstant() : (Instant) time;
        return instant.getEpochSecond() * 1_000 + instant.getNano() / 1_000_000;
    }

    private static Object fieldAt(Object event) {
        try {
            return Show.read(event.getClass().getDeclaredField("at"), event);
        } catch (NoSuchFieldException e) {
            throw new LinkageError("no time in " + event, e);
        }
    }

    // ---------------------------------------------------------------------------------------------------- sources

    /** A split, which is there from now on: that alone may end the idleness of its source, and move what waited for that. */
    NaiveSource.Split split(String name, String splitId) {
        NaiveSource source = sources.get(name);
        boolean isNew = !source.splits.containsKey(splitId);
        NaiveSource.Split split = source.split(splitId, passed);
        if (isNew) {
            settle();
        }
        return split;
    }

    void send(String name, String splitId, Object event, long time) {
        NaiveSource source = sources.get(name);
        NaiveSource.Split split = split(name, splitId);
        long told = source.source
                .by()
                .map(method -> loaded.told(method, event, time))
                .orElse(Long.MIN_VALUE);
        emit(name, event, time);
        source.passed(split, time);
        source.told(split, told);
        split.lastEvent = passed;
        settle();
    }

    void undecodable(String name, String splitId, String reason, byte[] raw) {
        NaiveSource source = sources.get(name);
        NaiveSource.Split split = split(name, splitId);
        DeadLetter letter = new DeadLetter(name, "the test's record " + ++source.undecodable, reason, raw);
        boolean put = false;
        for (Stream stream : loaded.drawn().streams()) {
            if (stream instanceof Letters letters && letters.of().equals(name)) {
                emit(stream.name(), letter, TimedEvent.NO_TIME);
                put = true;
            }
        }
        if (!put) {
            if (!source.source.skips()) {
                throw new LoadedJob.UserFailure(new IllegalStateException("undecodable"));
            }
            source.skipped++;
        }
        split.lastEvent = passed;
        settle();
    }

    /** Begins anew to wait for events, as after a restart. */
    void restarted(boolean countsToo) {
        for (NaiveSource source : sources.values()) {
            source.splits.values().forEach(split -> split.lastEvent = passed);
            source.emptySince = source.emptySince < 0 ? -1 : passed;
            source.skipped = countsToo ? 0 : source.skipped;
        }
        nodes.values().forEach(node -> node.lateDropped = countsToo ? 0 : node.lateDropped);
    }

    long passed() {
        return passed;
    }

    // ------------------------------------------------------------------------------------------------------- time

    /** Hands watermarks on until nothing moves. */
    void settle() {
        sources.values().forEach(NaiveSource::refresh);
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Stream stream : loaded.drawn().streams()) {
                NaiveNode node = nodes.get(stream.name());
                Clock own = stepClocks.get(stream.name());
                if (node != null || own != null) {
                    Clock before = before(stream);
                    moved |= node != null ? advance(node, before) : advance((Step) stream, own, before);
                }
            }
        }
        for (Stream stream : loaded.drawn().streams()) {
            if (stream instanceof Union) {
                before(stream);
            }
        }
    }

    private boolean advance(NaiveNode node, Clock before) {
        node.idle = before.idle;
        boolean unended = node.handlesEnd() && !hasEnded(node.apply);
        return node.advance(unended ? Math.min(before.watermark, Long.MAX_VALUE - 1) : before.watermark);
    }

    /** Whether all sources of a stream have ended. */
    private boolean hasEnded(Stream stream) {
        return stream instanceof Source
                ? sources.get(stream.name()).ended
                : stream.inputs().stream().allMatch(input -> hasEnded(loaded.drawn().stream(input)));
    }

    private static boolean advance(Step step, Clock own, Clock before) {
        own.idle = before.idle;
        long target = before.watermark == Long.MAX_VALUE
                ? Long.MAX_VALUE
                : own.maxTime == Long.MIN_VALUE
                        ? Long.MIN_VALUE
                        : own.maxTime - step.outOfOrderMillis().get() - 1;
        boolean moves = target > own.watermark;
        own.watermark = Math.max(own.watermark, target);
        return moves;
    }

    /** What is before a stream: the streams of each input meet, and then the inputs. */
    private Clock before(Stream stream) {
        List<Set<String>> inputs = new ArrayList<>();
        List<List<String>> feeds = stream instanceof Apply apply ? apply.feeds() : List.of(stream.inputs());
        for (List<String> feed : feeds) {
            Set<String> clocks = new LinkedHashSet<>();
            feed.forEach(input -> addClocks(input, clocks));
            if (!inputs.contains(clocks)) {
                inputs.add(clocks);
            }
        }
        Clock merge = merged.get(stream.name());
        long smallest = Long.MAX_VALUE;
        long largest = Long.MIN_VALUE;
        boolean active = false;
        for (int i = 0; i < inputs.size() && (i == 0 || fault != Fault.UNION_OF_THE_FIRST); i++) {
            Clock input = ofInput(stream.name() + "#" + i, inputs.get(i));
            if (!input.idle) {
                active = true;
                smallest = Math.min(smallest, input.watermark);
            }
            largest = Math.max(largest, input.watermark);
        }
        merge.idle = !active;
        merge.watermark = Math.max(merge.watermark, active ? smallest : largest);
        return merge;
    }

    private Clock ofInput(String name, Set<String> clocks) {
        Clock input = merged.computeIfAbsent(name, key -> new Clock());
        if (clocks.size() == 1 || fault == Fault.UNION_OF_THE_FIRST) {
            String only = clocks.iterator().next();
            input.watermark = watermark(only);
            input.idle = idle(only);
            return input;
        }
        NaiveValve valve = valves.computeIfAbsent(name, key -> new NaiveValve());
        clocks.forEach(valve::channel);
        // those that are behind first: what falls idle at the same time has no order of its own
        clocks.stream()
                .sorted(Comparator.comparingLong(this::watermark))
                .forEach(clockName -> valve.look(clockName, watermark(clockName), idle(clockName)));
        input.watermark = valve.watermark;
        input.idle = valve.idle;
        return input;
    }

    /** What moves event time before a reader of a stream: sources, operators, and steps where time begins anew. */
    private void addClocks(String name, Set<String> clocks) {
        if (sources.containsKey(name) || nodes.containsKey(name) || stepClocks.containsKey(name)) {
            clocks.add(name);
        } else {
            loaded.drawn().stream(name).inputs().forEach(input -> addClocks(input, clocks));
        }
    }

    long watermark(String name) {
        if (sources.containsKey(name)) {
            return sources.get(name).watermark;
        }
        if (nodes.containsKey(name)) {
            return nodes.get(name).watermark;
        }
        if (stepClocks.containsKey(name)) {
            return stepClocks.get(name).watermark;
        }
        Stream stream = loaded.drawn().stream(name);
        return stream instanceof Union
                ? merged.get(name).watermark
                : watermark(stream.inputs().get(0));
    }

    boolean idle(String name) {
        if (sources.containsKey(name)) {
            return sources.get(name).idle;
        }
        if (nodes.containsKey(name)) {
            return nodes.get(name).idle;
        }
        if (stepClocks.containsKey(name)) {
            return stepClocks.get(name).idle;
        }
        Stream stream = loaded.drawn().stream(name);
        return stream instanceof Union
                ? merged.get(name).idle
                : idle(stream.inputs().get(0));
    }

    /** Lets time pass, with a stop wherever something happens. */
    void advanceTime(long millis) {
        long target = clock + millis;
        for (long next = nextStop(); next < target; next = nextStop()) {
            setClock(Math.max(next, clock));
        }
        setClock(target);
    }

    private long nextStop() {
        long next = Long.MAX_VALUE;
        for (NaiveNode node : nodes.values()) {
            next = Math.min(next, node.nextProcessingTime());
        }
        for (NaiveSource source : sources.values()) {
            long idleAt = source.nextIdle();
            next = Math.min(next, idleAt == Long.MAX_VALUE ? idleAt : clock + (idleAt - passed));
        }
        return next;
    }

    /** Sets the clock: what is due fires, then silent splits are idle. */
    void setClock(long to) {
        passed += Math.max(0, to - clock);
        clock = to;
        fireProcessingTimers(clock);
        checkIdle();
    }

    /** To be done after each step too. */
    void checkIdle() {
        sources.values().forEach(source -> source.checkIdle(passed));
        settle();
    }

    void fireProcessingTimers(long upTo) {
        boolean due = true;
        while (due) {
            nodes.values().forEach(node -> node.fire(TimeDomain.PROCESSING, upTo));
            settle();
            due = nodes.values().stream().anyMatch(node -> node.nextProcessingTime() <= upTo);
        }
    }

    /** Ends a source. */
    void end(String name) {
        NaiveSource source = sources.get(name);
        source.ended = true;
        source.splits.values().forEach(split -> split.ended = true);
        settle();
        if (fault == Fault.END_FIRES_PROCESSING_TIMERS
                && sources.values().stream().allMatch(s -> s.ended)) {
            // all but those that would set themselves again and again
            fireProcessingTimers(clock + 499);
        }
    }

    List<String> streams() {
        List<String> names = new ArrayList<>();
        loaded.drawn().streams().forEach(stream -> names.add(stream.name()));
        return names;
    }
}
