package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.WATERMARK_MEANINGLESS;
import static io.streamwright.processor.diagnose.Problem.WATERMARK_WITHOUT_TIME;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.JobModel;
import io.streamwright.processor.model.StreamModel;
import io.streamwright.processor.model.StreamModel.SourceStream;
import io.streamwright.processor.model.StreamModel.StepStream;
import io.streamwright.processor.model.WatermarkModel;

/** Watermarks are made where events get their time. */
final class WatermarkRule implements Rule<JobModel> {

    @Override
    public void check(JobModel job, Problems problems) {
        for (StreamModel stream : job.streams()) {
            stream.watermark().ifPresent(watermark -> check(stream, watermark, job, problems));
        }
    }

    private static void check(StreamModel stream, WatermarkModel watermark, JobModel job, Problems problems) {
        DurationCheck.notNegative("outOfOrder", watermark.outOfOrder(), problems);
        watermark.idleAfter().ifPresent(idle -> DurationCheck.positive("idleAfter", idle, problems));
        if (!(stream instanceof SourceStream) && !(stream instanceof StepStream)) {
            problems.report(WATERMARK_MEANINGLESS, watermark.place(), stream.name(), Wording.kind(stream));
        } else if (job.types().eventTimeOf(stream.event()).isEmpty()) {
            problems.report(
                    WATERMARK_WITHOUT_TIME,
                    watermark.place(),
                    stream.name(),
                    stream.event().display());
        }
    }
}
