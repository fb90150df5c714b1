package io.streamwright.core.codec;

import java.util.Collection;
import java.util.Iterator;

/** What lists and sets share: a count and the elements, each of which may be null. */
abstract class AbstractCollectionCodec<E, C extends Collection<E>> extends Codec<C> {
    private final String schema;
    private final Codec<E> element;

    AbstractCollectionCodec(String kind, Codec<E> element) {
        this.schema = kind + "<" + element.schema() + ">";
        this.element = element;
    }

    /** An empty collection with room for {@code size} elements. */
    abstract C create(int size);

    @Override
    public final String schema() {
        return schema;
    }

    @Override
    public final void write(C value, BinaryOutput out) {
        out.writeInt(value.size());
        for (E each : value) {
            out.writeNullable(each, element);
        }
    }

    @Override
    public final C read(BinaryInput in) {
        in.enter();
        int count = in.readCount(1);
        C value = create(count);
        for (int i = 0; i < count; i++) {
            if (!value.add(in.readNullable(element))) {
                throw new CorruptDataException("an element stands twice in a " + schema);
            }
        }
        in.leave();
        return value;
    }

    @Override
    public final void writeFields(C value, FieldWriter out) {
        out.beginList();
        for (E each : value) {
            out.writeNullable(each, element);
        }
        out.endList();
    }

    @Override
    public final C readFields(FieldReader in) {
        C value = create(0);
        in.beginList();
        while (in.nextElement()) {
            value.add(in.readNullable(element));
        }
        return value;
    }

    @Override
    public final boolean immutable() {
        return false;
    }

    @Override
    public final C copy(C value) {
        C copy = create(value.size());
        if (element.immutable()) {
            copy.addAll(value);
            return like(value, copy);
        }
        for (E each : value) {
            copy.add(each == null ? null : element.copy(each));
        }
        return like(value, copy);
    }

    /** The elements of {@code copy} in a collection of the kind of {@code original}. */
    abstract C like(C original, C copy);

    @Override
    public final boolean same(C left, C right) {
        if (left.size() != right.size()) {
            return false;
        }
        // sets may differ in order; elements without an equals of their own are compared in order
        return equal(left, right) || sameInOrder(left, right);
    }

    /** By the {@code equals} of lists and sets, which a mere collection would not have. */
    private static boolean equal(Object left, Object right) {
        return left.equals(right);
    }

    private boolean sameInOrder(C left, C right) {
        Iterator<E> others = right.iterator();
        for (E each : left) {
            E other = others.next();
            if (each == null ? other != null : other == null || !element.same(each, other)) {
                return false;
            }
        }
        return true;
    }
}
