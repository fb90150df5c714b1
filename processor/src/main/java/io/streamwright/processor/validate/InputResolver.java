package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.AMBIGUOUS_PRODUCER;
import static io.streamwright.processor.diagnose.Problem.DEAD_LETTERS_INFERRED;
import static io.streamwright.processor.diagnose.Problem.HANDLER_NOT_FED;
import static io.streamwright.processor.diagnose.Problem.INPUTS_EMPTY;
import static io.streamwright.processor.diagnose.Problem.INPUT_ITSELF;
import static io.streamwright.processor.diagnose.Problem.INPUT_TWICE;
import static io.streamwright.processor.diagnose.Problem.INPUT_TYPE;
import static io.streamwright.processor.diagnose.Problem.INPUT_UNKNOWN;
import static io.streamwright.processor.diagnose.Problem.LATE_INFERRED;
import static io.streamwright.processor.diagnose.Problem.NO_PRODUCER;
import static io.streamwright.processor.diagnose.Problem.UNION_SMALL;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.HandlerInput;
import io.streamwright.processor.model.HandlerKind;
import io.streamwright.processor.model.HandlerModel;
import io.streamwright.processor.model.JobModel;
import io.streamwright.processor.model.Place;
import io.streamwright.processor.model.StreamHead.FromModel;
import io.streamwright.processor.model.StreamModel;
import io.streamwright.processor.model.StreamModel.ApplyStream;
import io.streamwright.processor.model.StreamModel.LateStream;
import io.streamwright.processor.model.StreamModel.StepStream;
import io.streamwright.processor.model.StreamModel.UnionStream;
import io.streamwright.processor.model.Text;
import io.streamwright.processor.model.TypeModel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the inputs of a stream: those it names, or where it names none, for each type it takes the only other main stream of
 * exactly that type.
 */
final class InputResolver {
    private final JobModel job;
    private final Problems problems;

    InputResolver(JobModel job, Problems problems) {
        this.job = job;
        this.problems = problems;
    }

    /** The inputs of {@code stream}, one entry per type it takes; incomplete where there was something to report. */
    List<HandlerInput> inputsOf(StreamModel stream) {
        if (stream instanceof UnionStream union) {
            return union(union);
        }
        List<TypeModel> types = typesOf(stream);
        if (types.isEmpty()) {
            return List.of();
        }
        Optional<FromModel> from = stream.head().from();
        return from.isPresent()
                ? named(stream, types, from.get().streams(), "@From", from.get().place())
                : inferred(stream, types);
    }

    private List<TypeModel> typesOf(StreamModel stream) {
        List<HandlerModel> handlers = List.of();
        if (stream instanceof StepStream step) {
            handlers = List.of(step.handler());
        } else if (stream instanceof ApplyStream apply) {
            handlers = job.operatorOf(apply).handlers(HandlerKind.EVENT);
        }
        return handlers.stream()
                .map(handler -> handler.eventType().orElseThrow().boxed())
                .toList();
    }

    private List<HandlerInput> union(UnionStream union) {
        List<HandlerInput> inputs = named(union, List.of(union.event()), union.inputs(), "@Union", union.place());
        if (union.inputs().size() == 1) {
            problems.report(
                    UNION_SMALL, union.place(), union.name(), union.inputs().size());
        }
        return inputs;
    }

    private List<HandlerInput> named(
            StreamModel stream, List<TypeModel> types, List<Text> names, String annotation, Place place) {
        if (names.isEmpty()) {
            problems.report(INPUTS_EMPTY, place, annotation, stream.name());
            return List.of();
        }
        boolean areAllGood = true;
        Set<String> seen = new LinkedHashSet<>();
        List<Set<String>> byType = new ArrayList<>();
        types.forEach(type -> byType.add(new LinkedHashSet<>()));
        for (Text name : names) {
            if (!seen.add(name.value())) {
                problems.report(INPUT_TWICE, name.place(), stream.name(), name.value());
                continue;
            }
            Optional<StreamModel> input = find(stream, name);
            int type = input.map(found -> typeIndex(stream, found, types, name)).orElse(-1);
            if (type >= 0) {
                byType.get(type).add(name.value());
            }
            areAllGood &= type >= 0;
        }
        return collect(stream, types, byType, areAllGood, place);
    }

    private List<HandlerInput> collect(
            StreamModel stream, List<TypeModel> types, List<Set<String>> byType, boolean areAllGood, Place place) {
        List<HandlerInput> inputs = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            if (!byType.get(i).isEmpty()) {
                inputs.add(new HandlerInput(i, types.get(i), List.copyOf(byType.get(i))));
            } else if (areAllGood && stream instanceof ApplyStream apply) {
                problems.report(
                        HANDLER_NOT_FED,
                        place,
                        Wording.of(apply.operator()),
                        types.get(i).display(),
                        stream.name());
            }
        }
        return inputs;
    }

    private Optional<StreamModel> find(StreamModel stream, Text name) {
        if (name.value().equals(stream.name())) {
            problems.report(INPUT_ITSELF, name.place(), stream.name());
            return Optional.empty();
        }
        Optional<StreamModel> found = job.streams().stream()
                .filter(candidate -> candidate.name().equals(name.value()))
                .findFirst();
        if (found.isEmpty()) {
            List<String> others = others(stream);
            problems.reportMisspelt(
                    INPUT_UNKNOWN,
                    name.place(),
                    name.value(),
                    others,
                    stream.name(),
                    name.value(),
                    Wording.list(others));
        }
        return found;
    }

    private int typeIndex(StreamModel stream, StreamModel input, List<TypeModel> types, Text name) {
        int index = types.indexOf(input.event());
        if (index < 0) {
            problems.report(
                    INPUT_TYPE,
                    name.place(),
                    stream.name(),
                    input.name(),
                    input.event().display(),
                    types.stream().map(TypeModel::display).collect(Collectors.joining(" and ")));
        }
        return index;
    }

    private List<HandlerInput> inferred(StreamModel stream, List<TypeModel> types) {
        List<HandlerInput> inputs = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            TypeModel type = types.get(i);
            List<String> producers = job.streams().stream()
                    .filter(other -> other.isMain() && !other.name().equals(stream.name()))
                    .filter(other -> other.event().equals(type))
                    .map(StreamModel::name)
                    .toList();
            if (producers.size() == 1) {
                inputs.add(new HandlerInput(i, type, producers));
            } else if (producers.isEmpty()) {
                reportNone(stream, type);
            } else {
                problems.report(
                        AMBIGUOUS_PRODUCER, stream.place(), stream.name(), type.display(), Wording.list(producers));
            }
        }
        return inputs;
    }

    private void reportNone(StreamModel stream, TypeModel type) {
        Optional<StreamModel> letters = job.streams().stream()
                .filter(other -> !other.isMain() && other.event().equals(type))
                .findFirst();
        if (letters.isPresent()) {
            String name = letters.get().name();
            problems.report(
                    letters.get() instanceof LateStream ? LATE_INFERRED : DEAD_LETTERS_INFERRED,
                    stream.place(),
                    stream.name(),
                    type.display(),
                    name);
        } else {
            problems.report(NO_PRODUCER, stream.place(), stream.name(), type.display(), Wording.list(others(stream)));
        }
    }

    private List<String> others(StreamModel stream) {
        return job.streams().stream()
                .map(StreamModel::name)
                .filter(name -> !name.equals(stream.name()))
                .toList();
    }
}
