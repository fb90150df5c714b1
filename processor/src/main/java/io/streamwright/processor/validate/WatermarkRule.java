package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.ALIGNMENT_GROUP;
import static io.streamwright.processor.diagnose.Problem.WATERMARK_CONFLICT;
import static io.streamwright.processor.diagnose.Problem.WATERMARK_MEANINGLESS;
import static io.streamwright.processor.diagnose.Problem.WATERMARK_METHOD;
import static io.streamwright.processor.diagnose.Problem.WATERMARK_METHOD_UNKNOWN;
import static io.streamwright.processor.diagnose.Problem.WATERMARK_OF_SOURCE;
import static io.streamwright.processor.diagnose.Problem.WATERMARK_WITHOUT_TIME;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.JobModel;
import io.streamwright.processor.model.Place;
import io.streamwright.processor.model.StreamModel;
import io.streamwright.processor.model.StreamModel.SourceStream;
import io.streamwright.processor.model.StreamModel.StepStream;
import io.streamwright.processor.model.WatermarkMethod;
import io.streamwright.processor.model.WatermarkModel;
import java.util.LinkedHashMap;
import java.util.Map;

/** Watermarks are made where events get their time, in one way. */
final class WatermarkRule implements Rule<JobModel> {

    @Override
    public void check(JobModel job, Problems problems) {
        for (StreamModel stream : job.streams()) {
            stream.watermark().ifPresent(watermark -> check(stream, watermark, job, problems));
        }
    }

    private static void check(StreamModel stream, WatermarkModel watermark, JobModel job, Problems problems) {
        watermark.written().ifPresent(bound -> DurationCheck.notNegative("outOfOrder", bound, problems));
        watermark.idleAfter().ifPresent(idle -> DurationCheck.positive("idleAfter", idle, problems));
        watermark.every().ifPresent(every -> DurationCheck.positive("every", every, problems));
        watermark.alignWithin().ifPresent(within -> DurationCheck.notNegative("alignWithin", within, problems));
        if (!(stream instanceof SourceStream) && !(stream instanceof StepStream)) {
            problems.report(WATERMARK_MEANINGLESS, watermark.place(), stream.name(), Wording.kind(stream));
            return;
        }
        if (job.types().eventTimeOf(stream.event()).isEmpty()) {
            problems.report(
                    WATERMARK_WITHOUT_TIME,
                    watermark.place(),
                    stream.name(),
                    stream.event().display());
        }
        watermark.by().ifPresent(method -> check(stream, watermark, method, job, problems));
        if (stream instanceof StepStream) {
            ofSources(watermark)
                    .forEach((setting, place) -> problems.report(WATERMARK_OF_SOURCE, place, setting, stream.name()));
        } else if (watermark.alignWithin().isEmpty()) {
            watermark
                    .alignGroup()
                    .ifPresent(group -> problems.report(ALIGNMENT_GROUP, group.place(), stream.name(), group.value()));
        }
    }

    private static void check(
            StreamModel stream, WatermarkModel watermark, WatermarkMethod method, JobModel job, Problems problems) {
        String type = stream.event().display();
        if (!method.exists()) {
            problems.reportMisspelt(
                    WATERMARK_METHOD_UNKNOWN,
                    method.name().place(),
                    method.name().value(),
                    method.candidates(),
                    stream.name(),
                    method.name().value(),
                    job.name().simpleName(),
                    type);
        }
        method.flaw()
                .ifPresent(flaw -> problems.report(
                        WATERMARK_METHOD, method.name().place(), method.name().value(), stream.name(), flaw, type));
        watermark
                .written()
                .ifPresent(bound -> problems.report(WATERMARK_CONFLICT, bound.place(), stream.name(), "outOfOrder"));
        watermark
                .every()
                .ifPresent(every -> problems.report(WATERMARK_CONFLICT, every.place(), stream.name(), "every"));
    }

    /** The settings that are there and are of splits. */
    private static Map<String, Place> ofSources(WatermarkModel watermark) {
        Map<String, Place> settings = new LinkedHashMap<>();
        watermark.idleAfter().ifPresent(idle -> settings.put("idleAfter", idle.place()));
        watermark.alignWithin().ifPresent(within -> settings.put("alignWithin", within.place()));
        watermark.alignGroup().ifPresent(group -> settings.put("alignGroup", group.place()));
        return settings;
    }
}
