package io.streamwright.core.codec;

import org.jspecify.annotations.Nullable;

/**
 * Reads, writes, copies and compares the values of one type. Stateless; any thread may use it.
 *
 * <p>No method here takes or gives null: a value that may be absent goes through {@link BinaryOutput#writeNullable}, {@link
 * BinaryInput#readNullable}, {@link FieldWriter#writeNullable} and {@link FieldReader#readNullable}.
 *
 * @param <T> the type of the values
 */
public abstract class Codec<T> {

    /**
     * The layout in words, kept in snapshots and compared when one is restored: {@code long}, {@code List<String>}, {@code
     * PageView{page:String,at:Instant}}.
     */
    public abstract String schema();

    /** Writes {@code value} in binary form. */
    public abstract void write(T value, BinaryOutput out);

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws CorruptDataException if the bytes are not such a value
     */
    public abstract T read(BinaryInput in);

    /** Writes {@code value} as one value (a scalar, a list, an object) of a text format. */
    public abstract void writeFields(T value, FieldWriter out);

    /**
     * Reads one value from a text format.
     *
     * @throws DecodeException if what stands there is not such a value
     */
    public abstract T readFields(FieldReader in);

    /**
     * Whether values never change once made, so that they may be shared between operators and threads. True for scalars and
     * for records of immutable parts.
     */
    public boolean immutable() {
        return true;
    }

    /** A copy that shares no mutable part with {@code value}; {@code value} itself if it is {@link #immutable}. */
    public T copy(T value) {
        return value;
    }

    /** Whether two values are the same in content, also for types without an {@code equals} of their own. */
    public boolean same(T left, T right) {
        return left.equals(right);
    }

    /** {@link #copy} for a value that may be null. */
    public final @Nullable T copyNullable(@Nullable T value) {
        return value == null ? null : copy(value);
    }

    /** {@link #same} for values that may be null. */
    public final boolean sameNullable(@Nullable T left, @Nullable T right) {
        return left == right || (left != null && right != null && same(left, right));
    }

    /**
     * Whether {@link #toName} gives a name for every value, so that maps with such keys are objects in text formats and
     * not lists of entries.
     */
    public boolean hasNames() {
        return false;
    }

    /**
     * The value as the name of a map entry in a text format, or null if values of this type cannot be names, in which case
     * maps are written as lists of entries.
     */
    public @Nullable String toName(T value) {
        return null;
    }

    /**
     * The value of a name that {@link #toName} gave.
     *
     * @throws DecodeException if it is none
     */
    public T fromName(String name) {
        throw new DecodeException("a map with keys of type " + schema() + " is written as a list of entries");
    }
}
