package io.streamwright.flink;

import io.streamwright.core.operator.Operator;
import io.streamwright.core.operator.OperatorContext;
import io.streamwright.core.operator.Output;
import java.io.Serializable;

/**
 * What the adapter has to know of a generated class, and what will be generated next to it: everything else goes through
 * {@link Operator}. Travels to the task managers as Flink's own functions do.
 *
 * @param uid the permanent name of the operator
 * @param <E> the type of the events
 * @param <R> the type of the results
 * @param <O> the generated class
 */
public record OperatorBinding<E, R, O extends Operator>(String uid, Maker<R, O> maker, Handler<O, E> handler)
        implements Serializable {

    /** The constructor. */
    @FunctionalInterface
    public interface Maker<R, O> extends Serializable {
        /** Makes an operator without state. */
        O make(String uid, OperatorContext context, Output<R> output);
    }

    /** The method that takes the events of an input. */
    @FunctionalInterface
    public interface Handler<O, E> extends Serializable {
        /** Handles an event of this time in milliseconds, or {@link Output#NO_TIME}. */
        void handle(O operator, E event, long time);
    }
}
