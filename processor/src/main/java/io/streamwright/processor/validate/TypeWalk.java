package io.streamwright.processor.validate;

import io.streamwright.processor.model.PrimitiveKind;
import io.streamwright.processor.model.TypeModel;
import io.streamwright.processor.model.TypeModel.ArrayType;
import io.streamwright.processor.model.TypeModel.ListStateType;
import io.streamwright.processor.model.TypeModel.ListType;
import io.streamwright.processor.model.TypeModel.MapStateType;
import io.streamwright.processor.model.TypeModel.MapType;
import io.streamwright.processor.model.TypeModel.OptionalType;
import io.streamwright.processor.model.TypeModel.SetType;
import io.streamwright.processor.model.TypeModel.Unsupported;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks into containers. */
final class TypeWalk {

    private TypeWalk() {}

    /** What {@code type} consists of that is not itself a container. */
    static Stream<TypeModel> leaves(TypeModel type) {
        if (type instanceof ListType list) {
            return leaves(list.element());
        }
        if (type instanceof SetType set) {
            return leaves(set.element());
        }
        if (type instanceof MapType map) {
            return Stream.concat(leaves(map.key()), leaves(map.value()));
        }
        if (type instanceof ListStateType list) {
            return leaves(list.element());
        }
        if (type instanceof MapStateType map) {
            return Stream.concat(leaves(map.key()), leaves(map.value()));
        }
        if (type instanceof OptionalType optional) {
            return leaves(optional.element());
        }
        return type instanceof ArrayType array ? leaves(array.component()) : Stream.of(type);
    }

    /** The first part of {@code type} that is not supported. */
    static Optional<Unsupported> unsupported(TypeModel type) {
        return leaves(type)
                .filter(Unsupported.class::isInstance)
                .map(Unsupported.class::cast)
                .findFirst();
    }

    /** Why {@code type} cannot be an event, if it cannot: events are things, not containers of things. */
    static Optional<String> eventFlaw(TypeModel type) {
        if (type instanceof ListType || type instanceof SetType || type instanceof MapType) {
            return Optional.of("a container is not an event; wrap it in a record");
        }
        if (type instanceof OptionalType) {
            return Optional.of("an Optional is not an event");
        }
        if (type instanceof ArrayType array && !isBytes(array)) {
            return Optional.of("an array other than byte[] is not an event; wrap it in a record");
        }
        return unsupported(type).map(Unsupported::reason);
    }

    private static boolean isBytes(ArrayType array) {
        return array.component() instanceof TypeModel.Primitive primitive && primitive.kind() == PrimitiveKind.BYTE;
    }
}
