package io.streamwright.testkit.random;

import io.streamwright.TimeDomain;
import io.streamwright.testkit.random.DrawnJob.EventType;
import io.streamwright.testkit.random.DrawnJob.Handler;
import io.streamwright.testkit.random.DrawnJob.HandlerKind;
import io.streamwright.testkit.random.DrawnJob.Param;
import io.streamwright.testkit.random.DrawnJob.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws one handler or step: its parameters, its body, and how it puts out. */
final class HandlerDraw {
    private record Declared(String text, Param param) {}

    private final Draw draw;
    private final Features features;
    private final HandlerKind kind;
    private final String method;
    private final List<Declared> params = new ArrayList<>();
    private final List<String> shown = new ArrayList<>();
    private final StringBuilder body = new StringBuilder();
    private Optional<EventType> event = Optional.empty();
    private List<String> keys = List.of();
    private Optional<String> timer = Optional.empty();
    private TimeDomain domain = TimeDomain.EVENT;
    private String throwing = "";
    private boolean hasState;
    private boolean changesEvent;
    private String handedOn = "";
    private boolean speaks;
    private String verdict = "";

    /** An expression for a time in milliseconds that the handler knows. */
    private Optional<String> millis = Optional.empty();

    HandlerDraw(Draw draw, Features features, HandlerKind kind, String method) {
        this.draw = draw;
        this.features = features;
        this.kind = kind;
        this.method = method;
    }

    /** It always puts out one result. */
    HandlerDraw speaks() {
        speaks = true;
        return this;
    }

    /** What it puts out tells of the state, or of the event alone. */
    HandlerDraw hasState(boolean known) {
        hasState = known;
        return this;
    }

    /** It decides whether a window fires, and whether its state begins anew. */
    void decides(boolean purges) {
        verdict = purges ? "Fire" : "boolean";
    }

    /** What it puts out begins with the value of this expression: the key, for an operator behind this one. */
    void handsOn(String key) {
        handedOn = key + " + \"|\" + ";
    }

    /** It changes its event once it has looked at it, if that can be: nobody else must notice. */
    void changesEvent() {
        changesEvent = true;
    }

    HandlerDraw handles(String timerName, TimeDomain timerDomain) {
        timer = Optional.of(timerName);
        domain = timerDomain;
        return this;
    }

    // ------------------------------------------------------------------------------------------------ parameters

    HandlerDraw event(EventType type, String annotation, List<String> keyNames) {
        event = Optional.of(type);
        keys = keyNames;
        boolean unboxed = draw.once(3) && unboxed(type.name()) != null;
        features.saw("primitive event", unboxed);
        params.add(new Declared(
                annotation + (unboxed ? unboxed(type.name()) : type.name()) + " e", new Param(Role.EVENT, "", false)));
        shown.add("e");
        return this;
    }

    private static String unboxed(String type) {
        return switch (type) {
            case "Integer" -> "int";
            case "Character" -> "char";
            case "Boolean", "Byte", "Short", "Long", "Float", "Double" -> type.toLowerCase(java.util.Locale.ROOT);
            default -> null;
        };
    }

    HandlerDraw time(Role role, String name) {
        boolean number = draw.flip();
        String annotation = role == Role.TIME ? "@EventTime" : role == Role.START ? "@WindowStart" : "@WindowEnd";
        params.add(new Declared(annotation + (number ? " long " : " Instant ") + name, new Param(role, "", number)));
        shown.add(name);
        millis = Optional.of(number ? name : name + ".toEpochMilli()");
        features.saw("parameter " + role);
        return this;
    }

    /** Asks why the window fires. */
    void firing() {
        params.add(new Declared("Firing why", new Param(Role.FIRING, "", false)));
        shown.add("why");
        features.saw("parameter FIRING");
    }

    /** Adds a component of the key, and gives its name, which matters only with {@code composed} ones. */
    String key(int index, String name, DrawnType type, boolean composed) {
        boolean named = draw.once(3);
        String annotation = named && composed ? "@Named(\"" + name + "\") " : "";
        String declared = annotation + type.name() + " " + (named ? "key" + index : name);
        params.add(new Declared("@Key " + declared, new Param(Role.KEY, String.valueOf(index), false)));
        shown.add(named ? "key" + index : name);
        features.saw("parameter KEY" + (annotation.isEmpty() ? "" : " with @Named"));
        return named ? "key" + index : name;
    }

    /** Adds timers of many times, as {@link #timer}. */
    String timers(String name, boolean blind) {
        boolean named = draw.once(3);
        String variable = named ? name + "Renamed" : name;
        params.add(new Declared(
                (named ? "@Named(\"" + name + "\") " : "") + "KeyTimers " + variable,
                new Param(Role.TIMERS, name, false)));
        if (!blind) {
            shown.add(variable + ".times()");
            shown.add(variable + ".size()");
        }
        return variable;
    }

    /** Adds a timer, of which a {@code blind} handler sees nothing; gives the name of the parameter. */
    String timer(String name, boolean blind) {
        boolean named = draw.once(3);
        String variable = named ? name + "Renamed" : name;
        params.add(new Declared(
                (named ? "@Named(\"" + name + "\") " : "") + "KeyTimer " + variable,
                new Param(Role.TIMER, name, false)));
        if (!blind) {
            shown.add(variable + ".due()");
            shown.add(variable + ".isSet()");
        }
        return variable;
    }

    Optional<String> millis() {
        return millis;
    }

    // ------------------------------------------------------------------------------------------------------ body

    void statement(String statement) {
        body.append("        ").append(statement).append('\n');
    }

    /** Fails now and then, after state has been touched. */
    void fails() {
        boolean checked = draw.flip();
        throwing = checked ? " throws IOException" : "";
        String exception = checked ? "IOException" : "IllegalStateException";
        statement("if (Make.pick(s + 11, 23) == 0) { throw new " + exception + "(\"drawn\"); }");
        features.saw("handler fails with " + exception);
    }

    /** The whole method, with {@code out} as the type of what it puts out, if anything. */
    String write(Optional<EventType> out, String annotation) {
        StringBuilder end = new StringBuilder();
        if (changesEvent && event.isPresent()) {
            writeChange(event.get(), end);
        }
        String returned = out.map(type -> output(type, end)).orElse(verdict.isEmpty() ? "void" : verdict);
        if (!verdict.isEmpty()) {
            end.append("        return ")
                    .append(
                            verdict.equals("Fire")
                                    ? "Fire.values()[Make.pick(s + 3, 3) == 0 ? Make.pick(s + 4, 4) : 0]"
                                    : "Make.pick(s + 3, 4) == 0")
                    .append(";\n");
        }
        for (int i = params.size() - 1; i > 0; i--) {
            params.add(params.remove(draw.between(0, i)));
        }
        List<String> texts = params.stream().map(Declared::text).toList();
        String state = hasState ? ", show()" : "";
        String seed = "        long s = Make.seedOf(\"" + method + "\"" + (shown.isEmpty() ? "" : ", ")
                + String.join(", ", shown) + state + ");\n";
        return annotation + returned + " " + method + "(" + String.join(", ", texts) + ")" + throwing + " {\n" + seed
                + body + end + "    }\n";
    }

    private void writeChange(EventType type, StringBuilder end) {
        if (type.text().filter(".text"::equals).isPresent()) {
            end.append("        e.n++;\n");
            features.saw("handler changes its event, a bean");
        } else if (type.name().equals("byte[]")) {
            end.append("        Arrays.fill(e, (byte) 7);\n");
            features.saw("handler changes its event, an array");
        }
    }

    Handler handler() {
        return new Handler(
                kind, method, event, params.stream().map(Declared::param).toList(), keys, timer, domain);
    }

    private String handedOn() {
        boolean onward =
                handedOn.isEmpty() && event.isPresent() && event.get().text().isPresent();
        return onward ? "Make.handedOn(e" + event.get().text().get() + ") + \"|\" + " : handedOn;
    }

    private String value(EventType out, String seed) {
        String text = handedOn() + "\"" + method + " \" + Show.of(s" + (hasState ? ", show()" : "") + ")";
        String time = millis.map(known -> "Make.near(" + known + ", s)").orElse("Make.pick(s, 90_000) - 20_000L");
        return out.make("Make.mix(" + seed + (hasState ? " ^ Make.seedOf(show())" : "") + ")", text, time);
    }

    private String output(EventType out, StringBuilder end) {
        int choice = speaks ? 0 : draw.between(0, 6);
        if (kind != HandlerKind.EVENT
                && kind != HandlerKind.STEP
                && kind != HandlerKind.LATE
                && !out.maker().contains(".make(")) {
            // in which order keys came can be told from their results only if these differ, or are one for each
            choice = speaks ? 0 : draw.of(0, 1, 6);
        }
        String type = out.name();
        String name = List.of("value", "Optional", "List", "Iterable", "Set", "Out", "value or null")
                .get(choice);
        features.saw("output " + name);
        String primitive = unboxed(type);
        switch (choice) {
            case 0 -> {
                end.append("        return ").append(value(out, "s")).append(";\n");
                return primitive != null && draw.flip() ? primitive : type;
            }
            case 1 -> {
                String none = draw.flip() ? "Optional.<" + type + ">empty()" : "null";
                end.append("        return Make.pick(s + 7, 3) == 0 ? " + none + " : Optional.of(" + value(out, "s")
                        + ");\n");
                return "Optional<" + type + ">";
            }
            case 2, 3, 4 -> {
                String made = choice == 4
                        ? "Set<" + type + "> r = new LinkedHashSet<>();"
                        : "List<" + type + "> r = new ArrayList<>();";
                end.append("        " + made + "\n        for (int i = Make.pick(s + 8, 4); i > 0; i--) { r.add("
                        + value(out, "s + i") + "); }\n        return r.isEmpty() && Make.bool(s) ? null : r;\n");
                return name + "<" + type + ">";
            }
            case 5 -> {
                params.add(new Declared("Out<" + type + "> out", new Param(Role.OUT, "", false)));
                end.append("        for (int i = Make.pick(s + 9, 4); i > 0; i--) { out.emit(" + value(out, "s + i")
                        + "); }\n");
                return "void";
            }
            default -> {
                end.append("        return Make.pick(s + 6, 3) == 0 ? null : " + value(out, "s") + ";\n");
                return type;
            }
        }
    }
}
