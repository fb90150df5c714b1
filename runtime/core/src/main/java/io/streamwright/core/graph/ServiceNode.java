package io.streamwright.core.graph;

import java.util.List;

/**
 * Something of the embedding program that the job uses.
 *
 * @param type the class or interface
 * @param madeByJob whether the job can make one itself
 * @param operators the simple names of the operators that use it
 */
public record ServiceNode(Class<?> type, boolean madeByJob, List<String> operators) {

    /** Copies the operators. */
    public ServiceNode {
        operators = List.copyOf(operators);
    }
}
