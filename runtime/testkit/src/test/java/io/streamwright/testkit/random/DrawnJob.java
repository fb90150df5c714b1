package io.streamwright.testkit.random;

import io.streamwright.TimeDomain;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A drawn job: what the interpreter has to know of it, and its source.
 *
 * @param seed what it was drawn from
 * @param packageName the package of all its classes
 * @param name the simple name of the interface
 * @param nested whether its types are nested in the interface
 * @param streams inputs before what reads them
 * @param config what {@code @Config} fields are given
 * @param copies for streams whose events are put out on several lanes at once, on how many
 * @param source the one file of its source
 */
record DrawnJob(
        long seed,
        String packageName,
        String name,
        boolean nested,
        List<Stream> streams,
        Map<String, String> config,
        Map<String, Integer> copies,
        String source) {

    /** The binary name of a class of the job. */
    String binaryName(String simpleName) {
        return packageName + "." + (nested ? name + "$" : "") + simpleName;
    }

    Stream stream(String streamName) {
        return streams.stream()
                .filter(stream -> stream.name().equals(streamName))
                .findFirst()
                .orElseThrow();
    }

    /** A named stream. */
    sealed interface Stream {
        String name();

        EventType type();

        /** The streams that it reads. */
        List<String> inputs();
    }

    /**
     * A source.
     *
     * @param idleAfterMillis 0: never
     * @param skips whether undecodable input is counted; else it fails or, if another stream says so, is put out there
     */
    record Source(
            String name,
            EventType type,
            long outOfOrderMillis,
            long idleAfterMillis,
            boolean skips,
            Optional<String> by)
            implements Stream {
        @Override
        public List<String> inputs() {
            return List.of();
        }
    }

    /** A default method; {@code outOfOrderMillis} is there if time begins anew. */
    record Step(String name, EventType type, String input, Handler handler, Optional<Long> outOfOrderMillis)
            implements Stream {
        @Override
        public List<String> inputs() {
            return List.of(input);
        }
    }

    /** An operator; each handler of events with the streams that feed it. */
    record Apply(String name, EventType type, Operator operator, List<List<String>> feeds) implements Stream {
        @Override
        public List<String> inputs() {
            return feeds.stream().flatMap(List::stream).toList();
        }
    }

    /** Several streams together. */
    record Union(String name, EventType type, List<String> inputs) implements Stream {}

    /** Undecodable input. */
    record Letters(String name, EventType type, String of) implements Stream {
        @Override
        public List<String> inputs() {
            return List.of(of);
        }
    }

    /** What comes too late for the windows of an operator, or what that makes of it. */
    record Late(String name, EventType type, String of) implements Stream {
        @Override
        public List<String> inputs() {
            return List.of(of);
        }
    }

    /**
     * A type of events.
     *
     * @param maker an expression with {@code %s} for a number, {@code %t} for a text, {@code %m} for a time in milliseconds
     * @param members what keys can be taken from
     * @param time the member that holds the time, if there is one
     * @param text how Java code reads the text that an event was made with, if it keeps it
     */
    record EventType(String name, String maker, List<Member> members, Optional<String> time, Optional<String> text) {
        String make(String seed, String text, String millis) {
            return maker.replace("%s", seed).replace("%t", text).replace("%m", millis);
        }
    }

    /** A component, field or method of an event. */
    record Member(String name, DrawnType type) {}

    /**
     * An operator class.
     *
     * @param late the type of what it puts out for events that come too late
     */
    record Operator(
            String className,
            boolean keyed,
            Optional<Windows> windows,
            Merging merging,
            List<Handler> handlers,
            List<String> timers,
            Optional<EventType> late) {
        List<Handler> of(HandlerKind kind) {
            return handlers.stream().filter(handler -> handler.kind() == kind).toList();
        }
    }

    /** Whether an operator merges state. */
    enum Merging {
        NONE,
        /** Fields of which the order of events says nothing: what is merged is as if all events had been in one. */
        TALLIES,
        /** Fields of which the order of merging can be told. */
        ANYTHING
    }

    /**
     * Windows; all in milliseconds.
     *
     * @param clock whether they are of processing time
     * @param every how often they fire early; 0: not at all
     * @param byClock whether that is meant by the clock
     * @param count how many events they are of; 0: they are of time
     * @param countSlide after how many events they fire, over the last ones; 0: over each once
     * @param everyCount after how many events they fire early; 0: not at all
     * @param gap the gap of sessions; 0: they are none, or each event says it
     * @param gapBy the method that gives the gap of an event
     */
    record Windows(
            long size,
            long slide,
            long offset,
            long lateness,
            boolean clock,
            long every,
            boolean byClock,
            int everyCount,
            boolean discarding,
            int count,
            int countSlide,
            boolean global,
            long gap,
            Optional<String> gapBy) {

        /** Whether they are sessions. */
        boolean isSession() {
            return gap > 0 || gapBy.isPresent();
        }

        /** Whether they begin and end at some time. */
        boolean spans() {
            return count == 0 && !global;
        }

        /** Whether they fire before their end, or after it. */
        boolean again() {
            return lateness > 0 || every > 0 || everyCount > 0;
        }
    }

    /** When a handler is called. */
    enum HandlerKind {
        STEP,
        EVENT,
        TIMER,
        CLOSE,
        LATE,
        FIRE,
        FIRE_WHEN,
        END
    }

    /**
     * A method that is called with something.
     *
     * @param event the simple name of the class of its events, for handlers of events and steps
     * @param keys where the key is found in its events
     * @param timer which timer it handles
     */
    record Handler(
            HandlerKind kind,
            String method,
            Optional<EventType> event,
            List<Param> params,
            List<String> keys,
            Optional<String> timer,
            TimeDomain domain) {}

    /**
     * A parameter.
     *
     * @param binding for timers the name, for keys the index of the component
     * @param millis whether a time is passed as a number
     */
    record Param(Role role, String binding, boolean millis) {}

    /** What a parameter receives. */
    enum Role {
        EVENT,
        KEY,
        TIMER,
        TIMERS,
        TIME,
        START,
        END,
        OUT,
        FIRING
    }
}
