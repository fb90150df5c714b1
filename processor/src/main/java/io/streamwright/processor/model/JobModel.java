package io.streamwright.processor.model;

import com.palantir.javapoet.ClassName;
import io.streamwright.processor.model.LanesModel.ParallelismModel;
import java.util.List;
import java.util.Optional;

/**
 * A job interface as found.
 *
 * @param name the interface
 * @param jobName the name in {@code @StreamJob}
 * @param generatedName the class that user code names, in the package of the job
 * @param parallelism how many lanes it has, if it says so
 * @param methods all methods of the interface in source order
 * @param streams the methods that declare a stream and have the right shape, in source order
 * @param operators the classes that streams apply, each once, in the order of their first use
 * @param types the user's classes that events, keys and state consist of
 * @param place the interface
 */
public record JobModel(
        ClassName name,
        Text jobName,
        ClassName generatedName,
        JobFacts facts,
        Access access,
        Optional<ParallelismModel> parallelism,
        List<MethodModel> methods,
        List<StreamModel> streams,
        List<OperatorModel> operators,
        TypeTable types,
        Place place) {
    public JobModel {
        methods = List.copyOf(methods);
        streams = List.copyOf(streams);
        operators = List.copyOf(operators);
    }

    /**
     * What sort of declaration it is.
     *
     * @param hasSuperInterfaces whether it extends other interfaces
     */
    public record JobFacts(boolean isInterface, boolean isGeneric, boolean hasSuperInterfaces) {}

    /** The package of the job, empty for the unnamed one. */
    public String packageName() {
        return access.packageName();
    }

    /**
     * The operator that {@code stream} applies.
     *
     * @throws IllegalArgumentException if it is not among the operators
     */
    public OperatorModel operatorOf(StreamModel.ApplyStream stream) {
        return operators.stream()
                .filter(operator -> operator.name().equals(stream.operator()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no operator " + stream.operator()));
    }
}
