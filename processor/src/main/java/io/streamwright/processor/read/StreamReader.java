package io.streamwright.processor.read;

import com.palantir.javapoet.ClassName;
import io.streamwright.Apply;
import io.streamwright.ErrorPolicy;
import io.streamwright.From;
import io.streamwright.Guarantee;
import io.streamwright.Late;
import io.streamwright.OnError;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.Uid;
import io.streamwright.Union;
import io.streamwright.Watermark;
import io.streamwright.processor.diagnose.ElementPlace;
import io.streamwright.processor.model.Address;
import io.streamwright.processor.model.HandlerKind;
import io.streamwright.processor.model.HandlerModel;
import io.streamwright.processor.model.MethodModel;
import io.streamwright.processor.model.SinkModel;
import io.streamwright.processor.model.StreamHead;
import io.streamwright.processor.model.StreamHead.FromModel;
import io.streamwright.processor.model.StreamModel;
import io.streamwright.processor.model.StreamModel.ApplyStream;
import io.streamwright.processor.model.StreamModel.DeadLetterStream;
import io.streamwright.processor.model.StreamModel.LateStream;
import io.streamwright.processor.model.StreamModel.SourceStream;
import io.streamwright.processor.model.StreamModel.StepStream;
import io.streamwright.processor.model.StreamModel.UnionStream;
import io.streamwright.processor.model.Text;
import io.streamwright.processor.model.TypeModel;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads the methods of a job that declare a stream and have the right shape for it. */
final class StreamReader {
    private final TypeReader types;
    private final HandlerReader handlers;
    private final WatermarkReader watermarks;

    StreamReader(ReadContext context, TypeReader types) {
        this.types = types;
        this.handlers = new HandlerReader(context, types);
        this.watermarks = new WatermarkReader(context);
    }

    /** The stream that {@code method} declares, or empty if its shape does not allow to tell. */
    Optional<StreamModel> read(ExecutableElement method, MethodModel shape) {
        return switch (shape.kind()) {
            case DEFAULT -> step(method);
            case ABSTRACT -> shape.returns() == MethodModel.Returns.STREAM_OF ? declared(method) : Optional.empty();
            case STATIC, PRIVATE -> Optional.empty();
        };
    }

    private Optional<StreamModel> step(ExecutableElement method) {
        HandlerModel handler = handlers.read(method, HandlerKind.STEP, Optional.empty(), Optional.empty());
        return handler.output()
                .element()
                .map(event -> new StepStream(head(method, event, handlers.outputOf(method)), handler));
    }

    private Optional<StreamModel> declared(ExecutableElement method) {
        TypeMirror argument =
                ((DeclaredType) method.getReturnType()).getTypeArguments().get(0);
        StreamHead head = head(method, types.read(argument, method), Optional.of(argument));
        Optional<Mark> source = Mark.find(method, Source.class);
        Optional<Mark> apply = Mark.find(method, Apply.class);
        Optional<Mark> union = Mark.find(method, Union.class);
        Optional<Mark> onError = Mark.find(method, OnError.class);
        if (source.isPresent()) {
            return Optional.of(new SourceStream(head, address(source.get()), policy(onError)));
        }
        if (apply.isPresent()) {
            return apply.get().type("value").map(type -> apply(head, type, apply.get()));
        }
        if (union.isPresent()) {
            return Optional.of(new UnionStream(head, union.get().texts("value")));
        }
        Optional<Mark> late = Mark.find(method, Late.class);
        if (late.isPresent()) {
            return Optional.of(new LateStream(head, late.get().textOrEmpty("of")));
        }
        return onError.flatMap(mark -> mark.text("of")).map(of -> new DeadLetterStream(head, of));
    }

    private static ErrorPolicy policy(Optional<Mark> onError) {
        return onError.flatMap(mark -> mark.constant("value"))
                .map(ErrorPolicy::valueOf)
                .orElse(ErrorPolicy.FAIL);
    }

    private StreamModel apply(StreamHead head, TypeMirror type, Mark mark) {
        return new ApplyStream(head, operatorName(type), mark.place("value"));
    }

    /** The name of an operator; for what is not a class, one that resembles it. */
    static ClassName operatorName(TypeMirror type) {
        if (type.getKind() == TypeKind.DECLARED) {
            return ClassName.get((TypeElement) ((DeclaredType) type).asElement());
        }
        return ClassName.get("", "$" + TypeReader.display(type).replaceAll("\\W", "_"));
    }

    private StreamHead head(ExecutableElement method, TypeModel event, Optional<TypeMirror> type) {
        return new StreamHead(
                method.getSimpleName().toString(),
                event,
                Mark.find(method, Uid.class).flatMap(mark -> mark.text("value")),
                Mark.find(method, Sink.class).map(StreamReader::sink),
                Mark.find(method, Watermark.class).map(mark -> watermarks.read(mark, method, type)),
                Mark.find(method, From.class).map(mark -> new FromModel(mark.texts("value"), mark.place())),
                LanesReader.lanes(method),
                ElementPlace.of(method));
    }

    private static SinkModel sink(Mark mark) {
        return new SinkModel(
                address(mark),
                mark.constant("guarantee").map(Guarantee::valueOf).orElse(Guarantee.AS_THE_SINK_CAN),
                mark.place("guarantee"),
                mark.place());
    }

    private static Address address(Mark mark) {
        Text text = mark.textOrEmpty("value");
        return Address.parse(text.value(), text.place());
    }
}
