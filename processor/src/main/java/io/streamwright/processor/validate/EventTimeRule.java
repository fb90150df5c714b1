package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.EVENT_TIME_TWICE;
import static io.streamwright.processor.diagnose.Problem.EVENT_TIME_TYPE;
import static io.streamwright.processor.diagnose.Problem.EVENT_TIME_UNREADABLE;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.EventTimeModel;
import io.streamwright.processor.model.NamedType;
import io.streamwright.processor.model.PrimitiveKind;
import io.streamwright.processor.model.ScalarKind;
import io.streamwright.processor.model.TypeModel;
import io.streamwright.processor.model.TypeTable;
import java.util.List;
import java.util.Set;

/** An event has one time, which is a point in time. */
final class EventTimeRule implements Rule<TypeTable> {
    private static final Set<TypeModel> TYPES = Set.of(
            new TypeModel.Primitive(PrimitiveKind.LONG),
            new TypeModel.Boxed(PrimitiveKind.LONG),
            new TypeModel.Scalar(ScalarKind.INSTANT),
            new TypeModel.Scalar(ScalarKind.OFFSET_DATE_TIME),
            new TypeModel.Scalar(ScalarKind.ZONED_DATE_TIME));

    @Override
    public void check(TypeTable types, Problems problems) {
        for (NamedType type : types.all()) {
            check(type, problems);
        }
    }

    private static void check(NamedType type, Problems problems) {
        String name = Wording.of(type.name());
        List<EventTimeModel> times = type.eventTimes();
        for (EventTimeModel time : times.subList(Math.min(1, times.size()), times.size())) {
            problems.report(EVENT_TIME_TWICE, time.place(), name, times.get(0).member(), time.member());
        }
        for (EventTimeModel time : times) {
            if (!TYPES.contains(time.type())) {
                problems.report(
                        EVENT_TIME_TYPE,
                        time.place(),
                        time.member(),
                        name,
                        time.type().display());
            } else if (time.isPrivate()) {
                problems.report(EVENT_TIME_UNREADABLE, time.place(), time.member(), name, "private");
            }
        }
    }
}
