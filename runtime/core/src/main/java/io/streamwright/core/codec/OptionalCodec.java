package io.streamwright.core.codec;

import java.util.Optional;

/** Optional values: null in text formats where there is none. */
final class OptionalCodec<T> extends Codec<Optional<T>> {
    private final Codec<T> element;

    OptionalCodec(Codec<T> element) {
        this.element = element;
    }

    @Override
    public String schema() {
        return "Optional<" + element.schema() + ">";
    }

    @Override
    public void write(Optional<T> value, BinaryOutput out) {
        out.writeNullable(value.orElse(null), element);
    }

    @Override
    public Optional<T> read(BinaryInput in) {
        in.enter();
        Optional<T> value = Optional.ofNullable(in.readNullable(element));
        in.leave();
        return value;
    }

    @Override
    public void writeFields(Optional<T> value, FieldWriter out) {
        out.writeNullable(value.orElse(null), element);
    }

    @Override
    public Optional<T> readFields(FieldReader in) {
        return Optional.ofNullable(in.readNullable(element));
    }

    @Override
    public boolean immutable() {
        return element.immutable();
    }

    @Override
    public Optional<T> copy(Optional<T> value) {
        return element.immutable() ? value : value.map(element::copy);
    }

    @Override
    public boolean same(Optional<T> left, Optional<T> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return left.isEmpty() && right.isEmpty();
        }
        return element.same(left.get(), right.get());
    }
}
