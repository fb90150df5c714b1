package io.streamwright.flink;

import io.streamwright.core.operator.Operator;
import java.util.Map;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;

/**
 * Makes the operator of each subtask. This is what Flink serializes; the operator itself never travels.
 *
 * @param <E> the type of the events
 * @param <R> the type of the results
 */
public final class GeneratedOperatorFactory<E, R> extends AbstractStreamOperatorFactory<R>
        implements OneInputStreamOperatorFactory<E, R> {
    private final OperatorBinding<E, R, ?> binding;
    private final Map<String, String> settings;

    /**
     * For an operator of a job.
     *
     * @param settings the settings of the job, by name
     */
    public GeneratedOperatorFactory(OperatorBinding<E, R, ?> binding, Map<String, String> settings) {
        this.binding = binding;
        this.settings = Map.copyOf(settings);
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // Flink's signature; it names no other type
    public <T extends StreamOperator<R>> T createStreamOperator(StreamOperatorParameters<R> parameters) {
        return (T) operator(parameters, binding);
    }

    private <O extends Operator> StreamOperator<R> operator(
            StreamOperatorParameters<R> parameters, OperatorBinding<E, R, O> operatorBinding) {
        return new GeneratedStreamOperator<>(parameters, operatorBinding, settings);
    }

    @Override
    public Class<? extends StreamOperator<?>> getStreamOperatorClass(ClassLoader classLoader) {
        @SuppressWarnings({"unchecked", "rawtypes"}) // a class literal has no type arguments
        Class<? extends StreamOperator<?>> type = (Class) GeneratedStreamOperator.class;
        return type;
    }
}
