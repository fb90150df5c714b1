package io.streamwright.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Optional;

/** A class or interface of the user that events or state consist of. */
public sealed interface NamedType {

    /** The class. */
    ClassName name();

    /** From where it can be named. */
    Access access();

    /** All members marked as event time; at most one in a resolved job. */
    List<EventTimeModel> eventTimes();

    /** Where it is declared. */
    Place place();

    /** What gives its events their time, if anything does. */
    default Optional<EventTimeModel> eventTime() {
        return eventTimes().stream().findFirst();
    }

    /** The record components or fields, in source order; empty for a sealed interface. */
    List<PartModel> parts();

    /** A record; its components in the order of its constructor. */
    record RecordType(
            ClassName name, Access access, List<PartModel> parts, List<EventTimeModel> eventTimes, Place place)
            implements NamedType {
        public RecordType {
            parts = List.copyOf(parts);
            eventTimes = List.copyOf(eventTimes);
        }
    }

    /**
     * A plain class with a constructor without parameters, whose fields are read and written directly from its own package.
     */
    record BeanType(ClassName name, Access access, List<PartModel> parts, List<EventTimeModel> eventTimes, Place place)
            implements NamedType {
        public BeanType {
            parts = List.copyOf(parts);
            eventTimes = List.copyOf(eventTimes);
        }
    }

    /**
     * A sealed interface of records.
     *
     * @param permitted the records in source order, nested sealed interfaces flattened, each once; all are in the type table
     */
    record SealedType(
            ClassName name, Access access, List<ClassName> permitted, List<EventTimeModel> eventTimes, Place place)
            implements NamedType {
        public SealedType {
            permitted = List.copyOf(permitted);
            eventTimes = List.copyOf(eventTimes);
        }

        @Override
        public List<PartModel> parts() {
            return List.of();
        }
    }
}
