package io.streamwright.testkit.random;

import io.streamwright.testkit.random.DrawnJob.EventType;
import io.streamwright.testkit.random.DrawnJob.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws types of events and writes their declarations. */
final class EventDraw {
    private final Draw draw;
    private final Features features;
    private final TypeDraw types;
    private int count;

    EventDraw(Draw draw, Features features, TypeDraw types) {
        this.draw = draw;
        this.features = features;
        this.types = types;
    }

    EventType event() {
        EventType type = switch (draw.between(0, 9)) {
            case 0, 1 -> plain();
            case 2 -> sealed();
            case 3 -> bean();
            default -> record("Event" + ++count, timeOrNone(), Optional.empty());
        };
        features.saw("event with time", type.time().isPresent());
        return type;
    }

    /** One whose events have a time. */
    EventType timedEvent() {
        EventType type = event();
        while (type.time().isEmpty()) {
            type = event();
        }
        return type;
    }

    private EventType plain() {
        DrawnType type = types.plainEvent();
        features.saw("event " + type.kind());
        return new EventType(type.boxed(), type.maker(), List.of(), Optional.empty(), Optional.empty());
    }

    private Optional<String> timeOrNone() {
        if (draw.once(6)) {
            return Optional.empty();
        }
        String type = draw.of("Instant", "Instant", "long", "Long", "OffsetDateTime", "ZonedDateTime");
        features.saw("event time " + type);
        return Optional.of(type);
    }

    private static String timeValue(String type) {
        String instant = "Instant.ofEpochMilli(time).plusNanos(Make.pick(s, 1_000_000))";
        return switch (type) {
            case "Instant" -> instant;
            case "OffsetDateTime" -> instant + ".atOffset(Make.offset(s))";
            case "ZonedDateTime" -> instant + ".atZone(Make.zone(s))";
            default -> "time";
        };
    }

    /** A part of an event: of few values if it serves as a key. */
    private record Part(String declared, String name, String value) {}

    private List<Part> parts(List<Member> members, Optional<String> time, boolean timeIsMethod) {
        List<Part> parts = new ArrayList<>();
        for (int i = draw.between(1, 3); i > 0; i--) {
            DrawnType key = types.key();
            members.add(new Member("k" + i, key));
            parts.add(new Part(key.name(), "k" + i, key.makeFew("s", i)));
        }
        for (int i = draw.between(0, 3); i > 0; i--) {
            DrawnType type = types.any(2);
            parts.add(new Part(type.name(), "p" + i, type.makeNullable("s + " + i)));
        }
        if (time.isPresent()) {
            String annotation = timeIsMethod ? "" : "@EventTime ";
            parts.add(new Part(annotation + time.get(), timeIsMethod ? "hidden" : "at", timeValue(time.get())));
        }
        // the order of components must not matter
        for (int i = parts.size() - 1; i > 0; i--) {
            parts.add(parts.remove(draw.between(0, i)));
        }
        parts.add(0, new Part("String", "text", "text"));
        parts.add(0, new Part("long", "n", "Make.few(s, 0)"));
        members.add(new Member("n", DrawnType.simple(DrawnType.Kind.PRIMITIVE, "long", "Make.i64(%s)")));
        return parts;
    }

    private EventType record(String name, Optional<String> time, Optional<String> parent) {
        features.saw("event RECORD");
        boolean timeIsMethod = time.isPresent() && parent.isEmpty() && draw.once(4);
        List<Member> members = new ArrayList<>();
        List<Part> parts = parts(members, time, timeIsMethod);
        StringBuilder header = new StringBuilder();
        StringBuilder values = new StringBuilder();
        for (Part part : parts) {
            String comma = header.length() == 0 ? "" : ", ";
            header.append(comma).append(part.declared).append(' ').append(part.name);
            values.append(comma).append(part.value);
        }
        StringBuilder body = new StringBuilder();
        if (timeIsMethod) {
            features.saw("event time method");
            body.append("    @EventTime ").append(time.get()).append(" at() {\n        return hidden;\n    }\n");
        }
        if (draw.once(3)) {
            body.append("    String km() {\n        return \"km\" + n;\n    }\n");
            members.add(new Member("km", DrawnType.simple(DrawnType.Kind.SCALAR, "String", "Make.text(%s)")));
            features.saw("key method of an event");
        }
        types.declare("record " + name + "(" + header + ")"
                + parent.map(p -> " implements " + p).orElse("") + " {\n"
                + body + "    static " + name + " make(long s, String text, long time) {\n        return new " + name
                + "(" + values + ");\n    }\n}");
        return new EventType(name, name + ".make(%s, %t, %m)", members, time.map(t -> "at"), Optional.of(".text()"));
    }

    private EventType bean() {
        features.saw("event BEAN");
        String name = "Event" + ++count;
        Optional<String> time = timeOrNone();
        List<Member> members = new ArrayList<>();
        StringBuilder fields = new StringBuilder();
        StringBuilder values = new StringBuilder();
        for (Part part : parts(members, time, false)) {
            fields.append("    ")
                    .append(part.declared)
                    .append(' ')
                    .append(part.name)
                    .append(";\n");
            values.append("        e.")
                    .append(part.name)
                    .append(" = ")
                    .append(part.value)
                    .append(";\n");
        }
        types.declare("class " + name + " {\n" + fields + "    static " + name
                + " make(long s, String text, long time) {\n        " + name + " e = new " + name + "();\n" + values
                + "        return e;\n    }\n}");
        return new EventType(name, name + ".make(%s, %t, %m)", members, time.map(t -> "at"), Optional.of(".text"));
    }

    private EventType sealed() {
        features.saw("event SEALED");
        String name = "Event" + ++count;
        Optional<String> time = timeOrNone();
        int cases = draw.between(1, 3);
        StringBuilder permits = new StringBuilder();
        StringBuilder make = new StringBuilder();
        for (int i = 1; i <= cases; i++) {
            String child = name + "Case" + i;
            record(child, time, Optional.of(name));
            permits.append(i == 1 ? "" : ", ").append(child);
            make.append(i == cases ? "" : "Make.pick(s + " + i + ", 3) == 0 ? ")
                    .append(child)
                    .append(".make(s, text, time)")
                    .append(i == cases ? "" : " : ");
        }
        String at = time.map(type -> "    @EventTime " + type + " at();\n").orElse("");
        types.declare("sealed interface " + name + " permits " + permits + " {\n    long n();\n    String text();\n"
                + at + "    static " + name + " make(long s, String text, long time) {\n        return " + make
                + ";\n    }\n}");
        Member n = new Member("n", DrawnType.simple(DrawnType.Kind.PRIMITIVE, "long", "Make.i64(%s)"));
        return new EventType(name, name + ".make(%s, %t, %m)", List.of(n), time.map(t -> "at"), Optional.of(".text()"));
    }
}
