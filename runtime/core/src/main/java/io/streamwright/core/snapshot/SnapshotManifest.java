package io.streamwright.core.snapshot;

import java.util.List;

/**
 * What a snapshot says about itself.
 *
 * @param id its number: grows, never used twice with a state directory; from 1
 * @param job the name of the job
 * @param createdMillis when the barrier was injected, milliseconds since 1970, UTC
 * @param keyGroups the number of key groups of its rows, a power of two
 * @param parallelism the number of lanes of the job that took it
 * @param finished whether all input had ended and been processed
 * @param parts the sources, operators and sinks with their types
 */
public record SnapshotManifest(
        long id, String job, long createdMillis, int keyGroups, int parallelism, boolean finished, List<Part> parts) {

    /** Copies the parts. */
    public SnapshotManifest {
        parts = List.copyOf(parts);
    }

    /**
     * A source, operator or sink.
     *
     * @param kind {@link SectionKind#SOURCE}, {@link SectionKind#OPERATOR} or {@link SectionKind#SINK}
     * @param uid its permanent name
     * @param fields for an operator the key components and state fields in order, each with the schema of its type; for a
     *     source one entry, the type of its events; empty for a sink
     */
    public record Part(SectionKind kind, String uid, List<Field> fields) {
        /** Copies the fields. */
        public Part {
            fields = List.copyOf(fields);
        }
    }

    /**
     * A key component, state field or timer.
     *
     * @param role what it is
     * @param name its name in the user's class
     * @param schema the layout of its type, see {@link io.streamwright.core.codec.Codec#schema}
     */
    public record Field(Role role, String name, String schema) {}

    /** What a field is for. The {@link #code} is written to disk and never changes. */
    public enum Role {
        /** A component of the key. */
        KEY(1),
        /** A state field. */
        STATE(2),
        /** A timer. */
        TIMER(3),
        /** The window: the schema holds its kind. */
        WINDOW(4),
        /** The event type of a source. */
        EVENT(5),
        /** A time by which a state field (or, without a name, all that have no time of their own) expires. */
        TTL(6);

        private final int code;

        Role(int code) {
            this.code = code;
        }

        /** Its number on disk. */
        public int code() {
            return code;
        }
    }
}
