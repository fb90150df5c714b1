package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.FILL_SETTING;
import static io.streamwright.processor.diagnose.Problem.FILL_TWICE;
import static io.streamwright.processor.diagnose.Problem.FILL_TYPE;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.FillModel;
import io.streamwright.processor.model.NamedType;
import io.streamwright.processor.model.PartModel;
import io.streamwright.processor.model.PrimitiveKind;
import io.streamwright.processor.model.ScalarKind;
import io.streamwright.processor.model.Text;
import io.streamwright.processor.model.TypeModel;
import io.streamwright.processor.model.TypeTable;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Collectors;

/** What parts are filled with where events are made up is of their types, and there is something to fill them with. */
final class FillRule implements Rule<TypeTable> {

    @Override
    public void check(TypeTable types, Problems problems) {
        for (NamedType type : types.all()) {
            for (PartModel part : type.parts()) {
                check(Wording.of(type.name()) + "." + part.name(), part, problems);
            }
        }
    }

    private static void check(String path, PartModel part, Problems problems) {
        if (part.fills().size() > 1) {
            String annotations =
                    part.fills().stream().map(FillModel::annotation).collect(Collectors.joining(", "));
            problems.report(FILL_TWICE, part.fills().get(1).place(), path, annotations);
            return;
        }
        part.fills().forEach(fill -> check(path, part, fill, problems));
    }

    private static void check(String path, PartModel part, FillModel fill, Problems problems) {
        TypeModel type = element(part.type());
        if (type instanceof TypeModel.Unsupported) {
            return;
        }
        if (!fits(fill, type)) {
            problems.report(
                    FILL_TYPE,
                    fill.place(),
                    fill.annotation(),
                    path,
                    part.type().display());
            return;
        }
        flaw(fill, type)
                .ifPresent(reason -> problems.report(FILL_SETTING, fill.place(), fill.annotation(), path, reason));
        if (fill instanceof FillModel.Increasing times) {
            DurationCheck.notNegative("jitter", times.jitter(), problems);
        }
    }

    /** Of a container, that with which it is filled. */
    private static TypeModel element(TypeModel type) {
        if (type instanceof TypeModel.ListType list) {
            return element(list.element());
        }
        if (type instanceof TypeModel.SetType set) {
            return element(set.element());
        }
        if (type instanceof TypeModel.OptionalType optional) {
            return element(optional.element());
        }
        return type;
    }

    private static boolean fits(FillModel fill, TypeModel type) {
        boolean isText = is(ScalarKind.STRING, type);
        if (fill instanceof FillModel.Between) {
            return isWhole(type)
                    || is(PrimitiveKind.FLOAT, type)
                    || is(PrimitiveKind.DOUBLE, type)
                    || is(ScalarKind.BIG_DECIMAL, type);
        }
        if (fill instanceof FillModel.Choice) {
            return isText || type instanceof TypeModel.EnumType || is(PrimitiveKind.CHAR, type);
        }
        if (fill instanceof FillModel.Count) {
            return isText || is(ScalarKind.UUID, type);
        }
        if (fill instanceof FillModel.Numbered numbered) {
            return isText || (isWhole(type) && numbered.prefix().isEmpty());
        }
        return is(ScalarKind.INSTANT, type) || is(PrimitiveKind.LONG, type);
    }

    private static boolean isWhole(TypeModel type) {
        return is(PrimitiveKind.BYTE, type)
                || is(PrimitiveKind.SHORT, type)
                || is(PrimitiveKind.INT, type)
                || is(PrimitiveKind.LONG, type);
    }

    private static boolean is(PrimitiveKind kind, TypeModel type) {
        return (type instanceof TypeModel.Primitive primitive && primitive.kind() == kind)
                || (type instanceof TypeModel.Boxed boxed && boxed.kind() == kind);
    }

    private static boolean is(ScalarKind kind, TypeModel type) {
        return type instanceof TypeModel.Scalar scalar && scalar.kind() == kind;
    }

    private static Optional<String> flaw(FillModel fill, TypeModel type) {
        if (fill instanceof FillModel.Between range) {
            return rangeFlaw(range, type);
        }
        if (fill instanceof FillModel.Choice choice) {
            return choiceFlaw(choice, type);
        }
        if (fill instanceof FillModel.Count count) {
            return count.count() < 1 ? Optional.of(count.count() + " values are none") : Optional.empty();
        }
        if (fill instanceof FillModel.Increasing times) {
            if (times.startMillis().isEmpty()) {
                return Optional.of("\"" + times.start().value() + "\" is no time such as 2024-01-01T00:00:00Z");
            }
            return times.rate() > 0 && Double.isFinite(times.rate())
                    ? Optional.empty()
                    : Optional.of("the rate " + number(times.rate()) + " is not above 0");
        }
        return Optional.empty();
    }

    private static Optional<String> rangeFlaw(FillModel.Between range, TypeModel type) {
        if (!Double.isFinite(range.min()) || !Double.isFinite(range.max())) {
            return Optional.of("its bounds are not both numbers");
        }
        if (range.min() > range.max()) {
            return Optional.of(
                    "the least value " + number(range.min()) + " is above the greatest " + number(range.max()));
        }
        if (!isWhole(type)) {
            return Optional.empty();
        }
        if (Math.ceil(range.min()) > Math.floor(range.max())) {
            return Optional.of("there is no whole number from " + number(range.min()) + " to " + number(range.max()));
        }
        double greatest = greatest(type);
        return range.min() < -greatest - 1 || range.max() > greatest
                ? Optional.of("its bounds are not both within the values of " + type.display())
                : Optional.empty();
    }

    private static double greatest(TypeModel type) {
        if (is(PrimitiveKind.BYTE, type)) {
            return Byte.MAX_VALUE;
        }
        if (is(PrimitiveKind.SHORT, type)) {
            return Short.MAX_VALUE;
        }
        return is(PrimitiveKind.INT, type) ? Integer.MAX_VALUE : (double) (1L << 53);
    }

    private static Optional<String> choiceFlaw(FillModel.Choice choice, TypeModel type) {
        if (choice.values().isEmpty()) {
            return Optional.of("it gives no value");
        }
        return choice.values().stream()
                .map(Text::value)
                .filter(value -> !isValue(value, type))
                .findFirst()
                .map(value -> "\"" + value + "\" is no " + type.display());
    }

    private static boolean isValue(String text, TypeModel type) {
        if (type instanceof TypeModel.EnumType constants) {
            return constants.constants().contains(text);
        }
        return is(ScalarKind.STRING, type) || text.length() == 1;
    }

    private static String number(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString()
                : Double.toString(value);
    }
}
