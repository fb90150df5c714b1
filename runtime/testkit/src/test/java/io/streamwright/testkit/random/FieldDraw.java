package io.streamwright.testkit.random;

import io.streamwright.testkit.random.DrawnType.Kind;

/** Draws a state field: its declaration and what handlers do to it. */
final class FieldDraw implements StateField {
    private final Draw draw;
    private final String name;
    private final DrawnType type;
    private final String initial;

    FieldDraw(Draw draw, String name, DrawnType type) {
        this.draw = draw;
        this.name = name;
        this.type = type;
        this.initial = drawInitial();
    }

    DrawnType type() {
        return type;
    }

    private String drawInitial() {
        boolean container = type.kind() == Kind.LIST || type.kind() == Kind.SET || type.kind() == Kind.MAP;
        int choice = draw.between(0, 9);
        if (container && choice < 7) {
            return switch (type.kind()) {
                case LIST -> "new ArrayList<>()";
                case SET -> draw.flip() ? "new HashSet<>()" : "new LinkedHashSet<>()";
                default -> draw.flip() ? "new HashMap<>()" : "new LinkedHashMap<>()";
            };
        }
        return choice < 5 ? "" : type.make(draw.between(0, 99) + "L");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String declaration() {
        return "@State " + type.name() + " " + name + (initial.isEmpty() ? "" : " = " + initial) + ";";
    }

    @Override
    public String reset() {
        return name + " = " + (initial.isEmpty() ? zero() : initial) + ";";
    }

    private String zero() {
        if (type.kind() != Kind.PRIMITIVE) {
            return "null";
        }
        return type.name().equals("boolean") ? "false" : "(" + type.name() + ") 0";
    }

    @Override
    public String change(String seed) {
        String statement = draw.once(4) ? assign(seed) : changeInPlace(seed);
        return draw.once(3) ? "if (Make.pick(" + seed + " + 3, 3) == 0) { " + statement + " }" : statement;
    }

    private String assign(String seed) {
        return name + " = " + type.makeNullable(seed) + ";";
    }

    private String changeInPlace(String seed) {
        String make = "if (" + name + " == null) { " + name + " = " + type.make(seed) + "; } else ";
        return switch (type.kind()) {
            case LIST ->
                make + "if (" + name + ".size() > 3) { " + name + draw.of(".clear()", ".remove(0)") + "; } else { "
                        + name + ".add(" + part(0, seed) + "); }";
            case SET ->
                make + "if (" + name + ".size() > 3) { " + name + ".clear(); } else { " + name + ".add(" + part(0, seed)
                        + "); }";
            case MAP ->
                make + "if (" + name + ".size() > 3) { " + name + ".clear(); } else { " + name + ".put("
                        + type.parts().get(0).makeFew(seed, 1) + ", " + part(1, seed) + "); }";
            case ARRAY ->
                make + "if (" + name + ".length > 0) { " + name + "[Make.pick(" + seed + ", " + name + ".length)] = "
                        + part(0, seed) + "; } else { " + name + " = " + type.make(seed + " + 1") + "; }";
            case BEAN -> make + "{ " + name + ".change(" + seed + "); }";
            default ->
                type.isNumber()
                        ? draw.of(name + " += Make.i32(" + seed + ");", name + "++;", assign(seed))
                        : assign(seed);
        };
    }

    @Override
    public String merge(Draw drawn) {
        // anything goes, as long as it tells the one from the other
        return drawn.of(name + " = other." + name + ";", change("s"), change("s"), "");
    }

    private String part(int index, String seed) {
        return type.parts().get(index).make(seed);
    }
}
