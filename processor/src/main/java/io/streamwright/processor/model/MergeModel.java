package io.streamwright.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.List;

/**
 * The method that adds the state of another instance to that of an operator: {@code @Merge}.
 *
 * @param takesSame whether it takes one instance of its own class
 * @param returnsNothing whether it is {@code void}
 * @param thrown all exceptions it declares
 */
public record MergeModel(
        String methodName,
        boolean takesSame,
        boolean returnsNothing,
        HandlerModel.MethodFlags flags,
        List<TypeName> thrown,
        Place place) {
    public MergeModel {
        thrown = List.copyOf(thrown);
    }
}
