package io.streamwright.core.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Arrays of objects, whose elements may be null. */
final class ArrayCodec<E> extends Codec<E[]> {
    private final Codec<E> element;
    private final IntFunction<E[]> factory;

    ArrayCodec(Codec<E> element, IntFunction<E[]> factory) {
        this.element = element;
        this.factory = factory;
    }

    @Override
    public String schema() {
        return element.schema() + "[]";
    }

    @Override
    public void write(E[] value, BinaryOutput out) {
        out.writeInt(value.length);
        for (E each : value) {
            out.writeNullable(each, element);
        }
    }

    @Override
    public E[] read(BinaryInput in) {
        in.enter();
        E[] value = factory.apply(in.readCount(1));
        for (int i = 0; i < value.length; i++) {
            value[i] = in.readNullable(element);
        }
        in.leave();
        return value;
    }

    @Override
    public void writeFields(E[] value, FieldWriter out) {
        out.beginList();
        for (E each : value) {
            out.writeNullable(each, element);
        }
        out.endList();
    }

    @Override
    public E[] readFields(FieldReader in) {
        List<E> value = new ArrayList<>();
        in.beginList();
        while (in.nextElement()) {
            value.add(in.readNullable(element));
        }
        return value.toArray(factory.apply(value.size()));
    }

    @Override
    public boolean immutable() {
        return false;
    }

    @Override
    public E[] copy(E[] value) {
        E[] copy = value.clone();
        if (!element.immutable()) {
            for (int i = 0; i < copy.length; i++) {
                E each = copy[i];
                copy[i] = each == null ? null : element.copy(each);
            }
        }
        return copy;
    }

    @Override
    public boolean same(E[] left, E[] right) {
        if (left.length != right.length) {
            return false;
        }
        for (int i = 0; i < left.length; i++) {
            E each = left[i];
            E other = right[i];
            if (each == null ? other != null : other == null || !element.same(each, other)) {
                return false;
            }
        }
        return true;
    }
}
