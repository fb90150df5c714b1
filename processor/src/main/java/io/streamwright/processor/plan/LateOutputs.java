package io.streamwright.processor.plan;

import io.streamwright.processor.model.HandlerKind;
import io.streamwright.processor.model.OperatorModel;
import io.streamwright.processor.model.ResolvedJob;
import io.streamwright.processor.model.StreamModel.ApplyStream;
import io.streamwright.processor.model.StreamModel.LateStream;
import io.streamwright.processor.model.TypeModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds out where the late events of an operator go, over all of its applications. */
final class LateOutputs {

    private LateOutputs() {}

    /** Those of an operator of the job. */
    static List<LateOutput> of(OperatorModel operator, List<OperatorPlan.EventHandler> handlers, ResolvedJob job) {
        if (operator.lateOutputType().isPresent()) {
            return List.of(output("lateOutput", operator.lateOutputType().get(), operator, job));
        }
        List<LateOutput> outputs = new ArrayList<>();
        if (operator.handlers(HandlerKind.LATE).isEmpty()) {
            for (OperatorPlan.EventHandler handler : handlers) {
                String field = handlers.size() == 1
                        ? "lateOutput"
                        : "late" + handler.method().substring(6) + "Output";
                TypeModel type = handler.handler().eventType().orElseThrow().boxed();
                outputs.add(output(field, type, operator, job));
            }
            outputs.removeIf(output -> output.streams().isEmpty());
        }
        return outputs;
    }

    private static LateOutput output(String field, TypeModel type, OperatorModel operator, ResolvedJob job) {
        Map<String, String> streams = new LinkedHashMap<>();
        boolean everywhere = true;
        for (var stream : job.streams()) {
            if (stream.model() instanceof ApplyStream apply && apply.operator().equals(operator.name())) {
                job.streams().stream()
                        .filter(late -> late.model() instanceof LateStream side
                                && side.application().value().equals(apply.name())
                                && side.event().equals(type))
                        .findFirst()
                        .ifPresent(late -> streams.put(apply.name(), late.name()));
                everywhere &= streams.containsKey(apply.name());
            }
        }
        return new LateOutput(field, type, streams, everywhere);
    }
}
