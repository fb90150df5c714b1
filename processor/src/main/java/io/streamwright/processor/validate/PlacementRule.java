package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.HANDLER_SEVERAL_KINDS;
import static io.streamwright.processor.diagnose.Problem.MISPLACED;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.MarkedElement;
import io.streamwright.processor.model.MarkedElement.Owner;
import io.streamwright.processor.model.MarkedElement.Target;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** No annotation of the language stands where nobody reads it. */
final class PlacementRule implements Rule<MarkedElement> {
    private static final List<String> HANDLERS =
            List.of("OnEvent", "OnTimer", "OnClose", "OnFire", "FireWhen", "OnLate", "OnEnd", "Merge");
    private static final String OPERATORS_ONLY = "this class is not an operator";
    private static final String NAME_AN_OPERATOR = "Give the class an @OnEvent method, or remove the annotation.";
    private static final String REMOVE = "Remove it.";

    @Override
    public void check(MarkedElement element, Problems problems) {
        element.annotations().keySet().stream()
                .sorted()
                .forEach(annotation -> flaw(annotation, element)
                        .ifPresent(flaw -> problems.report(
                                MISPLACED,
                                element.annotations().getOrDefault(annotation, element.place()),
                                "@" + annotation,
                                flaw.reason,
                                flaw.remedy)));
        String handlers = HANDLERS.stream()
                .filter(element.annotations()::containsKey)
                .map(name -> "@" + name)
                .collect(Collectors.joining(", "));
        if (handlers.contains(",")) {
            problems.report(HANDLER_SEVERAL_KINDS, element.place(), element.name(), handlers);
        }
    }

    private static Optional<Flaw> flaw(String annotation, MarkedElement element) {
        return switch (annotation) {
            case "Source", "Apply", "Union", "OnError", "Late", "Sink", "From", "Watermark" -> ofStream(element);
            case "Rebalance", "Shuffle", "Broadcast", "Forward" -> ofStream(element);
            case "Parallelism" -> element.target() == Target.CLASS ? ofJob(element) : ofStream(element);
            case "Uid" -> element.target() == Target.CLASS ? ofClass(element) : ofStream(element);
            case "KeyedBy" -> element.target() == Target.CLASS ? ofClass(element) : ofParameter(element);
            case "Window" -> ofClass(element);
            case "Ttl" ->
                element.target() == Target.CLASS
                        ? ofClass(element)
                        : flawIf(element.owner() != Owner.OPERATOR, OPERATORS_ONLY, NAME_AN_OPERATOR);
            case "OnEvent", "OnTimer", "OnClose", "OnFire", "FireWhen", "OnLate", "OnEnd" -> ofHandler(element);
            case "State", "Config", "Service", "Merge" ->
                flawIf(element.owner() != Owner.OPERATOR, OPERATORS_ONLY, NAME_AN_OPERATOR);
            case "Key", "WindowStart", "WindowEnd" -> ofParameter(element);
            case "EventTime" -> ofEventTime(element);
            case "Named" -> ofNamed(element);
            case "Range", "OneOf", "Distinct", "Sequence", "Times" -> ofFill(element);
            default -> Optional.empty();
        };
    }

    private static Optional<Flaw> ofStream(MarkedElement element) {
        if (element.owner() != Owner.JOB) {
            return Optional.of(new Flaw(
                    "only methods of a @StreamJob interface declare streams",
                    "Move it to a job, or annotate the interface with @StreamJob(\"...\")."));
        }
        return flawIf(element.isStatic(), "a static method does not declare a stream", REMOVE);
    }

    private static Optional<Flaw> ofJob(MarkedElement element) {
        return flawIf(
                element.owner() != Owner.JOB,
                "only a job and its streams run on lanes",
                "Move it to a job, or to the method that applies the operator.");
    }

    private static Optional<Flaw> ofClass(MarkedElement element) {
        return switch (element.owner()) {
            case JOB -> Optional.of(new Flaw("it belongs on an operator class, not on a job", REMOVE));
            case OTHER -> Optional.of(new Flaw(OPERATORS_ONLY, NAME_AN_OPERATOR));
            case OPERATOR -> Optional.empty();
        };
    }

    private static Optional<Flaw> ofHandler(MarkedElement element) {
        return flawIf(
                element.owner() == Owner.JOB,
                "a job has no handlers",
                "Make it a step by removing the annotation, or move it to an operator class.");
    }

    private static Optional<Flaw> ofParameter(MarkedElement element) {
        return flawIf(
                element.target() != Target.HANDLER_PARAMETER,
                "only parameters of handlers are bound",
                "Annotate the method with @OnEvent, @OnTimer or @OnClose, or remove the annotation.");
    }

    private static Optional<Flaw> ofEventTime(MarkedElement element) {
        String part =
                "Put it on a component of a record, or on a field or method without parameters of an event class.";
        return switch (element.target()) {
            case COMPONENT, HANDLER_PARAMETER, CLASS -> Optional.empty();
            case PARAMETER -> ofParameter(element);
            case METHOD -> Optional.of(new Flaw("this method has parameters or returns nothing", part));
            case FIELD, GETTER -> {
                boolean isEvent = element.owner() == Owner.OTHER;
                yield isEvent
                        ? flawIf(element.isStatic(), "it is static", part)
                        : Optional.of(new Flaw("this is not a part of an event", part));
            }
        };
    }

    private static Optional<Flaw> ofNamed(MarkedElement element) {
        return switch (element.target()) {
            case PARAMETER -> ofParameter(element);
            case FIELD ->
                flawIf(
                        element.isStatic() || element.owner() != Owner.OTHER,
                        "this field has no name in JSON or CSV",
                        REMOVE);
            default -> Optional.empty();
        };
    }

    private static Optional<Flaw> ofFill(MarkedElement element) {
        return flawIf(
                element.target() == Target.FIELD && (element.isStatic() || element.owner() != Owner.OTHER),
                "only the parts of events are made up",
                REMOVE);
    }

    private static Optional<Flaw> flawIf(boolean condition, String reason, String remedy) {
        return condition ? Optional.of(new Flaw(reason, remedy)) : Optional.empty();
    }

    private record Flaw(String reason, String remedy) {}
}
