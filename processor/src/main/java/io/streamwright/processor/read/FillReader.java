package io.streamwright.processor.read;

import io.streamwright.Distinct;
import io.streamwright.OneOf;
import io.streamwright.Range;
import io.streamwright.Sequence;
import io.streamwright.Times;
import io.streamwright.processor.model.DurationValue;
import io.streamwright.processor.model.FillModel;
import io.streamwright.processor.model.Text;
import java.lang.annotation.Annotation;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads how a part of an event is filled where events are made up. */
final class FillReader {
    private static final String DEFAULT_START = "2024-01-01T00:00:00Z";
    private static final double DEFAULT_RATE = 1000;

    private FillReader() {}

    /**
     * All that is said of a part.
     *
     * @param marks finds an annotation of the part
     */
    static List<FillModel> of(Function<Class<? extends Annotation>, Optional<Mark>> marks) {
        return Stream.<Optional<FillModel>>of(
                        marks.apply(Range.class).map(FillReader::range),
                        marks.apply(OneOf.class).map(mark -> new FillModel.Choice(mark.texts("value"), mark.place())),
                        marks.apply(Distinct.class)
                                .map(mark ->
                                        new FillModel.Count(mark.number("value").orElse(1), mark.place())),
                        marks.apply(Sequence.class).map(FillReader::sequence),
                        marks.apply(Times.class).map(FillReader::times))
                .flatMap(Optional::stream)
                .toList();
    }

    private static FillModel range(Mark mark) {
        return new FillModel.Between(
                mark.decimal("min").orElse(0.0), mark.decimal("max").orElse(0.0), mark.place());
    }

    private static FillModel sequence(Mark mark) {
        return new FillModel.Numbered(
                mark.number("from").orElse(0),
                mark.text("prefix").map(Text::value).orElse(""),
                mark.place());
    }

    private static FillModel times(Mark mark) {
        Text start = mark.text("start").orElseGet(() -> new Text(DEFAULT_START, mark.place()));
        return new FillModel.Increasing(
                start,
                millis(start.value()),
                mark.decimal("rate").orElse(DEFAULT_RATE),
                OperatorReader.duration(mark, "jitter").orElseGet(() -> new DurationValue("0s", true, 0, mark.place())),
                mark.place());
    }

    private static OptionalLong millis(String text) {
        try {
            return OptionalLong.of(Instant.parse(text).toEpochMilli());
        } catch (DateTimeException | ArithmeticException e) {
            return OptionalLong.empty();
        }
    }
}
