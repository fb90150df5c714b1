package io.streamwright.testkit.random;

import io.streamwright.testkit.random.DrawnType.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Draws the types of one job and writes those that the job declares itself. */
final class TypeDraw {
    private static final List<DrawnType> PRIMITIVES = List.of(
            primitive("boolean", "Boolean", "bool"),
            primitive("byte", "Byte", "i8"),
            primitive("short", "Short", "i16"),
            primitive("char", "Character", "chr"),
            primitive("int", "Integer", "i32"),
            primitive("long", "Long", "i64"),
            primitive("float", "Float", "f32"),
            primitive("double", "Double", "f64"));

    private static final List<DrawnType> SCALARS = List.of(
            scalar("String", "text"),
            scalar("BigDecimal", "decimal"),
            scalar("UUID", "uuid"),
            scalar("Instant", "instant"),
            scalar("Duration", "duration"),
            scalar("LocalDate", "date"),
            scalar("LocalTime", "time"),
            scalar("LocalDateTime", "dateTime"),
            scalar("OffsetTime", "offsetTime"),
            scalar("OffsetDateTime", "offsetDateTime"),
            scalar("ZonedDateTime", "zoned"),
            scalar("ZoneId", "zone"),
            scalar("ZoneOffset", "offset"),
            scalar("Year", "year"),
            scalar("YearMonth", "yearMonth"),
            scalar("MonthDay", "monthDay"),
            scalar("Period", "period"));

    private final Draw draw;
    private final Features features;
    private final List<String> sources = new ArrayList<>();
    private final List<DrawnType> enums = new ArrayList<>();
    private final List<DrawnType> keyRecords = new ArrayList<>();
    private final List<DrawnType> valueTypes = new ArrayList<>();

    TypeDraw(Draw draw, Features features) {
        this.draw = draw;
        this.features = features;
        for (int i = draw.between(1, 2); i > 0; i--) {
            enums.add(drawEnum());
        }
        for (int i = draw.between(0, 2); i > 0; i--) {
            keyRecords.add(record("KeyRecord" + i, draw.between(1, 3), true));
        }
        for (int i = draw.between(1, 3); i > 0; i--) {
            DrawnType drawn = draw.of(1, 2, 3) == 1 ? bean("Bean" + i) : record("Value" + i, draw.between(1, 4), false);
            valueTypes.add(drawn);
        }
        if (draw.flip()) {
            valueTypes.add(sealed("Shape"));
        }
    }

    private static DrawnType primitive(String name, String boxed, String maker) {
        return new DrawnType(name, boxed, Kind.PRIMITIVE, "Make." + maker + "(%s)", List.of());
    }

    private static DrawnType scalar(String name, String maker) {
        return DrawnType.simple(Kind.SCALAR, name, "Make." + maker + "(%s)");
    }

    /** The declarations of the types that the job has of its own. */
    List<String> sources() {
        return sources;
    }

    void declare(String source) {
        sources.add(source);
    }

    // ---------------------------------------------------------------------------------------------------- drawing

    /** A type that keys may have. */
    DrawnType key() {
        DrawnType type = draw.once(6) && !keyRecords.isEmpty() ? draw.of(keyRecords) : scalarOrEnum();
        features.saw("key type " + (type.kind() == Kind.SCALAR ? type.name() : type.kind()));
        return type;
    }

    /** A type of events that is none of the job's own. */
    DrawnType plainEvent() {
        return draw.of(
                boxOf(draw.of(PRIMITIVES)),
                draw.of(SCALARS),
                draw.of(enums),
                DrawnType.simple(Kind.ARRAY, "byte[]", "Make.bytes(%s)"));
    }

    /** Any type that state and parts of events may have. */
    DrawnType any(int depth) {
        DrawnType type = drawAny(depth);
        features.saw("type " + (type.kind() == Kind.SCALAR ? type.name() : type.kind()));
        return type;
    }

    private DrawnType drawAny(int depth) {
        int choice = draw.between(0, depth > 0 ? 19 : 9);
        if (choice < 8) {
            return scalarOrEnum();
        }
        if (choice < 10) {
            return valueTypes.isEmpty() ? scalarOrEnum() : draw.of(valueTypes);
        }
        return switch (choice) {
            case 10, 11 -> list(any(depth - 1));
            case 12, 13 -> set(element(depth));
            case 14, 15 -> map(element(depth), any(depth - 1));
            case 16 -> optional(depth);
            default -> array(depth);
        };
    }

    private DrawnType scalarOrEnum() {
        return switch (draw.between(0, 5)) {
            case 0, 1 -> draw.of(PRIMITIVES);
            case 2 -> boxOf(draw.of(PRIMITIVES));
            case 3 -> draw.of(enums);
            default -> draw.of(SCALARS);
        };
    }

    /** An element that sets and maps can find again: with an equals of its own, all the way down. */
    private DrawnType element(int depth) {
        DrawnType type = scalarOrEnum();
        return draw.once(4) && !keyRecords.isEmpty()
                ? draw.of(keyRecords)
                : depth > 1 && draw.once(4) ? list(type) : type;
    }

    private static DrawnType boxOf(DrawnType type) {
        return type.kind() == Kind.PRIMITIVE ? DrawnType.simple(Kind.BOX, type.boxed(), type.maker()) : type;
    }

    private DrawnType list(DrawnType element) {
        return container(Kind.LIST, "List", List.of(element), lambda(element));
    }

    private DrawnType set(DrawnType element) {
        return container(Kind.SET, "Set", List.of(element), lambda(element));
    }

    private DrawnType map(DrawnType key, DrawnType value) {
        return container(Kind.MAP, "Map", List.of(key, value), lambda(key) + ", " + lambda(value));
    }

    private DrawnType optional(int depth) {
        DrawnType element = any(depth - 1);
        return element.kind() == Kind.OPTIONAL
                ? element
                : container(Kind.OPTIONAL, "Optional", List.of(element), element.lambda(false));
    }

    private static DrawnType container(Kind kind, String type, List<DrawnType> parts, String lambdas) {
        String arguments = "<" + parts.stream().map(DrawnType::boxed).collect(Collectors.joining(", ")) + ">";
        String maker = "Make." + arguments + type.toLowerCase(Locale.ROOT) + "(%s, " + lambdas + ")";
        return new DrawnType(type + arguments, type + arguments, kind, maker, parts);
    }

    private String lambda(DrawnType element) {
        return element.lambda(draw.once(3));
    }

    private DrawnType array(int depth) {
        DrawnType component = any(depth - 1);
        String name = component.name() + "[]";
        if (component.kind() == Kind.PRIMITIVE) {
            String maker = "Make." + component.name() + "s(%s)";
            return new DrawnType(name, name, Kind.ARRAY, maker, List.of(component));
        }
        if (component.name().contains("<")) {
            // arrays of generic types cannot be made without a warning
            return component;
        }
        String maker = "Make.<" + component.name() + ">array(%s, " + lambda(component) + ", " + name + "::new)";
        return new DrawnType(name, name, Kind.ARRAY, maker, List.of(component));
    }

    // -------------------------------------------------------------------------------------------------- declaring

    private DrawnType drawEnum() {
        String name = "Colour" + (enums.size() + 1);
        sources.add("enum " + name + " { RED, GREEN, BLUE" + (draw.flip() ? " { }" : "") + " }");
        return DrawnType.simple(Kind.ENUM, name, "Make.oneOf(" + name + ".values(), %s)");
    }

    private DrawnType record(String name, int size, boolean forKeys) {
        StringBuilder parts = new StringBuilder();
        StringBuilder values = new StringBuilder();
        for (int i = 0; i < size; i++) {
            DrawnType part = forKeys ? scalarOrEnum() : any(1);
            parts.append(i == 0 ? "" : ", ").append(part.name()).append(" p").append(i);
            // a null inside of a key is no null key
            String seed = "s + " + i;
            values.append(i == 0 ? "" : ", ").append(draw.flip() ? part.makeNullable(seed) : part.make(seed));
        }
        sources.add("record " + name + "(" + parts + ") {\n    static " + name + " make(long s) {\n        return new "
                + name + "(" + values + ");\n    }\n}");
        return DrawnType.simple(Kind.RECORD, name, name + ".make(%s)");
    }

    private DrawnType bean(String name) {
        StringBuilder fields = new StringBuilder();
        StringBuilder make = new StringBuilder();
        StringBuilder change = new StringBuilder();
        for (int i = draw.between(1, 4); i > 0; i--) {
            DrawnType part = any(1);
            fields.append("    ").append(part.name()).append(" f").append(i);
            fields.append(draw.flip() ? ";\n" : " = " + part.make(draw.between(0, 99) + "L") + ";\n");
            if (change.length() == 0 || draw.flip()) {
                change.append("        f")
                        .append(i)
                        .append(" = ")
                        .append(part.make("s"))
                        .append(";\n");
            }
            make.append("        b.f")
                    .append(i)
                    .append(" = ")
                    .append(part.makeNullable("s + " + i))
                    .append(";\n");
        }
        sources.add("class " + name + " {\n" + fields + "    static " + name + " make(long s) {\n        " + name
                + " b = new " + name + "();\n" + make + "        return b;\n    }\n    void change(long s) {\n" + change
                + "    }\n}");
        return DrawnType.simple(Kind.BEAN, name, name + ".make(%s)");
    }

    private DrawnType sealed(String name) {
        List<String> permitted = new ArrayList<>();
        for (int i = draw.between(1, 3); i > 0; i--) {
            permitted.add(name + "Case" + i);
        }
        for (String child : permitted) {
            DrawnType record = record(child, draw.between(0, 2), false);
            int last = sources.size() - 1;
            sources.set(last, sources.get(last).replaceFirst("\\) \\{", ") implements " + name + " {"));
            features.saw("type " + record.kind());
        }
        StringBuilder make = new StringBuilder();
        for (int i = 1; i < permitted.size(); i++) {
            make.append("Make.pick(s + ")
                    .append(i)
                    .append(", 2) == 0 ? ")
                    .append(permitted.get(i))
                    .append(".make(s) : ");
        }
        sources.add("sealed interface " + name + " permits " + String.join(", ", permitted) + " {\n    static " + name
                + " make(long s) {\n        return " + make + permitted.get(0) + ".make(s);\n    }\n}");
        return DrawnType.simple(Kind.SEALED, name, name + ".make(%s)");
    }
}
