package io.streamwright.testkit.random;

import io.streamwright.testkit.random.DrawnType.Kind;
import java.util.List;
import java.util.Optional;

/** Draws a state field of type {@code ListState} or {@code MapState}: its declaration and what handlers do to it. */
final class StateObjectDraw implements StateField {
    private static final List<DrawnType> KEYS = List.of(
            DrawnType.simple(Kind.SCALAR, "String", "Make.text(%s)"),
            DrawnType.simple(Kind.BOX, "Integer", "Make.i32(%s)"),
            DrawnType.simple(Kind.BOX, "Double", "Make.f64(%s)"),
            DrawnType.simple(Kind.SCALAR, "UUID", "Make.uuid(%s)"),
            DrawnType.simple(Kind.SCALAR, "LocalDate", "Make.date(%s)"));

    private final Draw draw;
    private final FieldDraw instead;
    private final String name;
    private final Optional<DrawnType> key;
    private final DrawnType value;
    private final boolean initialised;

    /**
     * In the place of a field, of whose values it has many.
     *
     * @param draw not that of the job, of which all else stays as it is drawn
     */
    StateObjectDraw(Draw draw, Features features, FieldDraw instead) {
        this.draw = draw;
        this.instead = instead;
        this.name = instead.name();
        this.key = draw.flip() ? Optional.of(draw.of(KEYS)) : Optional.empty();
        this.value = instead.type();
        this.initialised = draw.flip();
        String kind = kind();
        features.saw(kind);
        features.saw(kind + " of what changes", value.kind() == Kind.BEAN);
    }

    @Override
    public String name() {
        return name;
    }

    /** In its order. */
    @Override
    public String shown() {
        return key.isPresent()
                ? "new ArrayList<>(" + name + ".toMap().keySet()), " + name + ".values(), " + name + ".size()"
                : name;
    }

    private String kind() {
        return key.isPresent() ? "MapState" : "ListState";
    }

    @Override
    public String declaration() {
        String arguments = key.map(type -> type.boxed() + ", ").orElse("") + value.boxed();
        return "@State " + kind() + "<" + arguments + "> " + name + (initialised ? " = " + kind() + ".create();" : ";");
    }

    @Override
    public String reset() {
        return name + ".clear();";
    }

    @Override
    public String change(String seed) {
        instead.change(seed);
        String statement = key.isPresent() ? changeMap(seed, key.get()) : changeList(seed);
        return draw.once(3) ? "if (Make.pick(" + seed + " + 3, 3) == 0) { " + statement + " }" : statement;
    }

    @Override
    public String merge(Draw drawn) {
        instead.merge(drawn);
        return key.isPresent()
                ? "other." + name + ".forEach((k, v) -> " + name + ".put(k, v));"
                : name + ".addAll(other." + name + ");";
    }

    private String changeList(String seed) {
        String some = value.make("(" + seed + " + i)");
        String shrink = draw.of(
                name + ".clear();",
                name + ".removeIf(each -> Make.bool(Make.seedOf(each)));",
                removeSome(seed),
                name + ".update(" + name + ".toList().subList(1, " + name + ".size()));");
        String grow = draw.of(
                name + ".add(" + value.make(seed) + ");",
                name + ".addAll(List.of(" + value.make(seed) + ", " + value.make("(" + seed + " + 1)") + "));",
                "for (int i = Make.pick(" + seed + ", 12); i >= 0; i--) { " + name + ".add(" + some + "); }");
        int most = draw.of(3, 3, 6, 80, 150);
        return "if (" + name + ".size() > " + most + ") { " + shrink + " } else { " + grow + " }" + changeInPlace(seed);
    }

    private String changeMap(String seed, DrawnType keyType) {
        String few = keyType.makeFew(seed, 1);
        String any = keyType.make("(" + seed + " + i)");
        String shrink =
                draw.of(name + ".clear();", removeSome(seed), name + ".remove(" + few + ");" + removeSome(seed));
        String grow = draw.of(
                name + ".put(" + few + ", " + value.makeNullable(seed) + ");",
                name + ".computeIfAbsent(" + few + ", added -> " + value.make(seed) + ");",
                "if (" + name + ".contains(" + few + ")) { " + name + ".remove(" + few + "); } else { " + name + ".put("
                        + few + ", " + value.make(seed) + "); }",
                "for (int i = Make.pick(" + seed + ", 12); i >= 0; i--) { " + name + ".put(" + any + ", "
                        + value.makeNullable(seed) + "); }");
        int most = draw.of(3, 9, 12, 80, 150);
        return "if (" + name + ".size() > " + most + ") { " + shrink + " } else { " + grow + " }" + changeInPlace(seed);
    }

    private String removeSome(String seed) {
        String each = key.isPresent() ? name + ".keys()" : name;
        return "{ long rolling = " + seed + "; for (java.util.Iterator<?> each = " + each
                + ".iterator(); each.hasNext(); ) { each.next(); if (Make.pick(rolling++, 3) != 0) { each.remove(); } } }";
    }

    /** What changes may be changed where it is. */
    private String changeInPlace(String seed) {
        if (value.kind() != Kind.BEAN || draw.flip()) {
            return "";
        }
        return " { long rolling = " + seed + "; for (" + value.name() + " each : " + name
                + (key.isPresent() ? ".values()" : "")
                + ") { if (each != null && Make.bool(rolling++)) { each.change(rolling); } } }";
    }
}
