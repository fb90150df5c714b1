package io.streamwright.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.streamwright.Config;
import io.streamwright.FireWhen;
import io.streamwright.KeyedBy;
import io.streamwright.Merge;
import io.streamwright.OnClose;
import io.streamwright.OnEnd;
import io.streamwright.OnEvent;
import io.streamwright.OnFire;
import io.streamwright.OnLate;
import io.streamwright.OnTimer;
import io.streamwright.Redistribution;
import io.streamwright.Service;
import io.streamwright.State;
import io.streamwright.TimeDomain;
import io.streamwright.Ttl;
import io.streamwright.Uid;
import io.streamwright.Window;
import io.streamwright.processor.diagnose.ElementPlace;
import io.streamwright.processor.model.DurationValue;
import io.streamwright.processor.model.Durations;
import io.streamwright.processor.model.EarlyModel;
import io.streamwright.processor.model.FieldModel;
import io.streamwright.processor.model.FieldModel.ConfigModel;
import io.streamwright.processor.model.FieldModel.FieldFlags;
import io.streamwright.processor.model.FieldModel.ServiceModel;
import io.streamwright.processor.model.FieldRole;
import io.streamwright.processor.model.HandlerKind;
import io.streamwright.processor.model.HandlerModel;
import io.streamwright.processor.model.KeyModel;
import io.streamwright.processor.model.MergeModel;
import io.streamwright.processor.model.NumberValue;
import io.streamwright.processor.model.OperatorModel;
import io.streamwright.processor.model.RedistributeModel;
import io.streamwright.processor.model.Text;
import io.streamwright.processor.model.TtlModel;
import io.streamwright.processor.model.TypeModel;
import io.streamwright.processor.model.WindowModel;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads operator classes. */
public final class OperatorReader {
    private final ReadContext context;
    private final TypeReader types;
    private final HandlerReader handlers;

    public OperatorReader(ReadContext context, TypeReader types) {
        this.context = context;
        this.types = types;
        this.handlers = new HandlerReader(context, types);
    }

    /** Describes the operator class {@code element}. */
    public OperatorModel read(TypeElement element) {
        Optional<KeyModel> key =
                Mark.find(element, KeyedBy.class).map(mark -> new KeyModel(mark.texts("value"), mark.place()));
        return new OperatorModel(
                ClassName.get(element),
                ClassFactsReader.read(element, context),
                context.access(element),
                Mark.find(element, Uid.class).flatMap(mark -> mark.text("value")),
                key,
                Mark.find(element, Window.class).map(OperatorReader::window),
                Mark.find(element, Ttl.class).map(OperatorReader::ttl),
                fields(element),
                handlers(element, key),
                merges(element),
                ElementPlace.of(element));
    }

    private static WindowModel window(Mark mark) {
        return new WindowModel(
                duration(mark.textOrEmpty("size")),
                duration(mark, "slide"),
                duration(mark, "offset"),
                duration(mark, "lateness"),
                duration(mark, "session"),
                mark.text("gapBy").filter(text -> !text.value().isEmpty()),
                number(mark, "count"),
                number(mark, "countSlide"),
                mark.flag("global").orElse(false),
                mark.constant("time").map(TimeDomain::valueOf).orElse(TimeDomain.EVENT),
                new EarlyModel(
                        duration(mark, "every"),
                        mark.constant("everyTime").map(TimeDomain::valueOf),
                        number(mark, "everyCount"),
                        mark.flag("discarding").orElse(false)),
                mark.written(),
                mark.place());
    }

    private static TtlModel ttl(Mark mark) {
        return new TtlModel(
                duration(mark.textOrEmpty("value")),
                is(mark, "update", Ttl.Update.ON_READ_AND_WRITE),
                is(mark, "visibility", Ttl.Visibility.RETURN_EXPIRED_IF_NOT_CLEANED_UP),
                mark.place());
    }

    private static boolean is(Mark mark, String member, Enum<?> constant) {
        return mark.constant(member).filter(constant.name()::equals).isPresent();
    }

    /** The duration written for {@code member}; absent if it is not written, or written as the empty default. */
    static Optional<DurationValue> duration(Mark mark, String member) {
        return mark.text(member)
                .filter(text -> !text.value().isEmpty() || member.equals("outOfOrder"))
                .map(OperatorReader::duration);
    }

    private static Optional<NumberValue> number(Mark mark, String member) {
        return mark.number(member).map(value -> new NumberValue(value, mark.place(member)));
    }

    private static DurationValue duration(Text text) {
        OptionalLong millis = Durations.parseMillis(text.value());
        return new DurationValue(text.value(), millis.isPresent(), millis.orElse(0), text.place());
    }

    private List<HandlerModel> handlers(TypeElement element, Optional<KeyModel> key) {
        Optional<KeyReader> keys = key.map(k -> new KeyReader(element, k, context, types));
        Optional<KeyReader> gap = Mark.find(element, Window.class)
                .flatMap(mark -> mark.text("gapBy"))
                .filter(text -> !text.value().isEmpty())
                .map(text -> new KeyReader(element, new KeyModel(List.of(text), text.place()), context, types));
        List<HandlerModel> found = new ArrayList<>();
        for (ExecutableElement method : ElementFilter.methodsIn(element.getEnclosedElements())) {
            handlerKind(method).ifPresent(kind -> found.add(handlers.read(method, kind, keys, gap)));
        }
        return found;
    }

    private static List<MergeModel> merges(TypeElement element) {
        return ElementFilter.methodsIn(element.getEnclosedElements()).stream()
                .filter(method -> Mark.isOn(method, Merge.class))
                .map(method -> merge(method, element))
                .toList();
    }

    private static MergeModel merge(ExecutableElement method, TypeElement owner) {
        List<? extends VariableElement> params = method.getParameters();
        boolean takesSame = params.size() == 1
                && params.get(0).asType() instanceof DeclaredType type
                && type.asElement().equals(owner);
        return new MergeModel(
                method.getSimpleName().toString(),
                takesSame,
                method.getReturnType().getKind() == TypeKind.VOID,
                HandlerReader.flags(method),
                method.getThrownTypes().stream().map(TypeName::get).toList(),
                ElementPlace.of(method));
    }

    /** What kind of handler {@code method} is; the first, if it is several at once. */
    static Optional<HandlerKind> handlerKind(ExecutableElement method) {
        if (Mark.isOn(method, OnEvent.class)) {
            return Optional.of(HandlerKind.EVENT);
        }
        if (Mark.isOn(method, OnTimer.class)) {
            return Optional.of(HandlerKind.TIMER);
        }
        if (Mark.isOn(method, OnLate.class)) {
            return Optional.of(HandlerKind.LATE);
        }
        if (Mark.isOn(method, OnFire.class)) {
            return Optional.of(HandlerKind.FIRE);
        }
        if (Mark.isOn(method, FireWhen.class)) {
            return Optional.of(HandlerKind.FIRE_WHEN);
        }
        if (Mark.isOn(method, OnEnd.class)) {
            return Optional.of(HandlerKind.END);
        }
        return Mark.isOn(method, OnClose.class) ? Optional.of(HandlerKind.CLOSE) : Optional.empty();
    }

    private List<FieldModel> fields(TypeElement element) {
        return ElementFilter.fieldsIn(element.getEnclosedElements()).stream()
                .filter(field -> field.getKind() == ElementKind.FIELD)
                .map(this::field)
                .toList();
    }

    private FieldModel field(VariableElement field) {
        Optional<Mark> config = Mark.find(field, Config.class);
        Set<FieldRole> roles = EnumSet.noneOf(FieldRole.class);
        if (Mark.isOn(field, State.class)) {
            roles.add(FieldRole.STATE);
        }
        if (config.isPresent()) {
            roles.add(FieldRole.CONFIG);
        }
        boolean isService = Mark.isOn(field, Service.class);
        if (isService) {
            roles.add(FieldRole.SERVICE);
        }
        Set<Modifier> modifiers = field.getModifiers();
        return new FieldModel(
                field.getSimpleName().toString(),
                type(field, roles),
                new FieldFlags(
                        modifiers.contains(Modifier.STATIC),
                        modifiers.contains(Modifier.PRIVATE),
                        modifiers.contains(Modifier.FINAL)),
                roles,
                config.map(OperatorReader::config),
                isService ? Optional.of(service(field)) : Optional.empty(),
                Mark.find(field, Ttl.class).map(OperatorReader::ttl),
                Mark.find(field, State.class).flatMap(OperatorReader::redistribute),
                ElementPlace.of(field));
    }

    private static Optional<RedistributeModel> redistribute(Mark state) {
        return state.constant("redistribute")
                .map(Redistribution::valueOf)
                .map(value -> new RedistributeModel(value, state.place("redistribute")));
    }

    /** Only state is described in full: what a service or a constant refers to is nobody's business. */
    private TypeModel type(VariableElement field, Set<FieldRole> roles) {
        TypeMirror type = field.asType();
        if (roles.contains(FieldRole.STATE)) {
            return types.readState(type, field);
        }
        boolean isStored = roles.contains(FieldRole.CONFIG);
        if (isStored || type.getKind() == TypeKind.ERROR || type.getKind().isPrimitive()) {
            return types.read(type, field);
        }
        return TypeReader.unsupported(type, "it is not state");
    }

    private static ConfigModel config(Mark mark) {
        return new ConfigModel(
                mark.textOrEmpty("value"),
                mark.flag("required").orElse(false),
                mark.text("description").map(Text::value).orElse(""));
    }

    private ServiceModel service(VariableElement field) {
        String packageName = context.packageOf(field);
        TypeMirror type = field.asType();
        if (type.getKind() != TypeKind.DECLARED) {
            return new ServiceModel(false, true, false);
        }
        TypeElement element = (TypeElement) ((DeclaredType) type).asElement();
        return new ServiceModel(
                isConstructible(element, packageName),
                context.access(element).reachableFrom(packageName),
                context.isA(type, AutoCloseable.class));
    }

    private boolean isConstructible(TypeElement type, String packageName) {
        return type.getKind() == ElementKind.CLASS
                && !type.getModifiers().contains(Modifier.ABSTRACT)
                && !ClassFactsReader.isInner(type)
                && context.access(type).reachableFrom(packageName)
                && ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                        .anyMatch(constructor -> constructor.getParameters().isEmpty()
                                && context.isAccessible(constructor, packageName)
                                && !context.throwsChecked(constructor));
    }
}
