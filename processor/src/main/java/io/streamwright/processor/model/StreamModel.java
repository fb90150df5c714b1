package io.streamwright.processor.model;

import com.palantir.javapoet.ClassName;
import io.streamwright.ErrorPolicy;
import java.util.List;
import java.util.Optional;

/** A named stream of a job: one method of its interface. */
public sealed interface StreamModel {

    /** What all streams have. */
    StreamHead head();

    /** The name of the stream. */
    default String name() {
        return head().name();
    }

    /** The type of its events, boxed if it is a primitive. */
    default TypeModel event() {
        return head().event();
    }

    /** Where it is written to, if anywhere. */
    default Optional<SinkModel> sink() {
        return head().sink();
    }

    /** How its event time advances, if it says so itself. */
    default Optional<WatermarkModel> watermark() {
        return head().watermark();
    }

    /** What it says about the lanes of the job. */
    default LanesModel lanes() {
        return head().lanes();
    }

    /** The method that declares it. */
    default Place place() {
        return head().place();
    }

    /** The stream beside which it is put out, if it is a side stream: the source of dead letters, the operator of late events. */
    default Optional<Text> of() {
        if (this instanceof DeadLetterStream letters) {
            return Optional.of(letters.source());
        }
        return this instanceof LateStream late ? Optional.of(late.application()) : Optional.empty();
    }

    /** Whether other streams may take it as input without naming it. */
    default boolean isMain() {
        return of().isEmpty();
    }

    /**
     * Read from the outside world.
     *
     * @param address the default address
     * @param errorPolicy what happens to input that cannot be decoded; a dead-letter stream of this source overrides it
     */
    record SourceStream(StreamHead head, Address address, ErrorPolicy errorPolicy) implements StreamModel {}

    /**
     * A stateless step.
     *
     * @param handler the default method, of kind {@link HandlerKind#STEP}
     */
    record StepStream(StreamHead head, HandlerModel handler) implements StreamModel {}

    /**
     * The output of an operator.
     *
     * @param operator the class, among the operators of the job
     * @param operatorPlace the value that names it
     */
    record ApplyStream(StreamHead head, ClassName operator, Place operatorPlace) implements StreamModel {}

    /**
     * All events of several streams.
     *
     * @param inputs their names
     */
    record UnionStream(StreamHead head, List<Text> inputs) implements StreamModel {
        public UnionStream {
            inputs = List.copyOf(inputs);
        }
    }

    /**
     * The undecodable input of a source.
     *
     * @param source its name
     */
    record DeadLetterStream(StreamHead head, Text source) implements StreamModel {}

    /**
     * The events that are too late for the windows of an operator.
     *
     * @param application the name of the stream that the operator puts out
     */
    record LateStream(StreamHead head, Text application) implements StreamModel {}
}
