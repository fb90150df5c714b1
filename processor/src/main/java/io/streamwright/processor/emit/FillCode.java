package io.streamwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import io.streamwright.processor.model.FillModel;
import io.streamwright.processor.model.Text;
import java.util.List;

/** Expressions for how parts are filled where events are made up. */
final class FillCode {

    private FillCode() {}

    static CodeBlock of(FillModel fill) {
        if (fill instanceof FillModel.Between range) {
            return CodeBlock.of("$T.between($L, $L)", RuntimeNames.FILL, range.min(), range.max());
        }
        if (fill instanceof FillModel.Choice choice) {
            List<CodeBlock> values = choice.values().stream()
                    .map(Text::value)
                    .map(value -> CodeBlock.of("$S", value))
                    .toList();
            return CodeBlock.of("$T.oneOf($L)", RuntimeNames.FILL, Sources.commas(values));
        }
        if (fill instanceof FillModel.Count count) {
            return CodeBlock.of("$T.distinct($L)", RuntimeNames.FILL, count.count());
        }
        if (fill instanceof FillModel.Numbered numbered) {
            return CodeBlock.of("$T.numbered($L, $S)", RuntimeNames.FILL, numbered.from(), numbered.prefix());
        }
        FillModel.Increasing times = (FillModel.Increasing) fill;
        return CodeBlock.of(
                "$T.increasing($LL, $L, $LL)",
                RuntimeNames.FILL,
                times.startMillis().orElseThrow(),
                times.rate(),
                times.jitter().millis());
    }
}
