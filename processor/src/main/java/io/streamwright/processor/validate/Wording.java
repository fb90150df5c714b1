package io.streamwright.processor.validate;

import com.palantir.javapoet.ClassName;
import io.streamwright.processor.model.HandlerKind;
import io.streamwright.processor.model.OperatorModel;
import io.streamwright.processor.model.StreamModel;
import io.streamwright.processor.model.TypeDisplay;
import java.util.Collection;
import java.util.List;

/** How things are called in messages. */
final class Wording {

    private Wording() {}

    static String of(ClassName name) {
        return TypeDisplay.simple(name);
    }

    static String of(OperatorModel operator) {
        return TypeDisplay.simple(operator.name());
    }

    /** {@code `a`, `b`, `c`}, or a word for none. */
    static String list(Collection<String> names) {
        List<String> quoted = names.stream().map(name -> "`" + name + "`").toList();
        return quoted.isEmpty() ? "none" : String.join(", ", quoted);
    }

    static String kind(StreamModel stream) {
        if (stream instanceof StreamModel.SourceStream) {
            return "a source";
        }
        if (stream instanceof StreamModel.StepStream) {
            return "a step";
        }
        if (stream instanceof StreamModel.ApplyStream) {
            return "an application";
        }
        if (stream instanceof StreamModel.UnionStream) {
            return "a union";
        }
        return stream instanceof StreamModel.LateStream ? "a stream of late events" : "a stream of dead letters";
    }

    /** On how many lanes something runs; 0 for all. */
    static String lanes(int parallelism) {
        return switch (parallelism) {
            case 0 -> "all lanes";
            case 1 -> "one lane";
            default -> "at most " + parallelism + " lanes";
        };
    }

    static String kind(HandlerKind kind) {
        return switch (kind) {
            case STEP -> "a stateless step";
            case EVENT -> "an @OnEvent method";
            case TIMER -> "an @OnTimer method";
            case CLOSE -> "an @OnClose method";
            case LATE -> "an @OnLate method";
            case FIRE -> "an @OnFire method";
            case FIRE_WHEN -> "a @FireWhen method";
            case END -> "an @OnEnd method";
        };
    }
}
