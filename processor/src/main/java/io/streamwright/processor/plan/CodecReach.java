package io.streamwright.processor.plan;

import com.palantir.javapoet.ClassName;
import io.streamwright.processor.model.NamedType;
import io.streamwright.processor.model.NamedType.BeanType;
import io.streamwright.processor.model.NamedType.SealedType;
import io.streamwright.processor.model.PartModel;
import io.streamwright.processor.model.TypeModel;
import io.streamwright.processor.model.TypeModel.ArrayType;
import io.streamwright.processor.model.TypeModel.EnumType;
import io.streamwright.processor.model.TypeModel.ListType;
import io.streamwright.processor.model.TypeModel.MapType;
import io.streamwright.processor.model.TypeModel.Named;
import io.streamwright.processor.model.TypeModel.OptionalType;
import io.streamwright.processor.model.TypeModel.SetType;
import io.streamwright.processor.model.TypeTable;

/** Tells from where a type can be read and written: a public record may have parts that only its own package can name. */
final class CodecReach {

    private CodecReach() {}

    /** Whether code of any package can read and write {@code type}. */
    static boolean isFromAnywhere(NamedType type, TypeTable types) {
        if (!type.access().isPublic() || type instanceof BeanType) {
            // The fields of plain classes are as a rule not public.
            return false;
        }
        if (type instanceof SealedType union) {
            return union.permitted().stream()
                    .allMatch((ClassName name) -> types.get(name).access().isPublic());
        }
        return type.parts().stream().map(PartModel::type).allMatch(part -> isPublic(part, types));
    }

    private static boolean isPublic(TypeModel type, TypeTable types) {
        if (type instanceof Named named) {
            return types.get(named).access().isPublic();
        }
        if (type instanceof EnumType enumType) {
            return enumType.access().isPublic();
        }
        if (type instanceof ListType list) {
            return isPublic(list.element(), types);
        }
        if (type instanceof SetType set) {
            return isPublic(set.element(), types);
        }
        if (type instanceof MapType map) {
            return isPublic(map.key(), types) && isPublic(map.value(), types);
        }
        if (type instanceof OptionalType optional) {
            return isPublic(optional.element(), types);
        }
        return !(type instanceof ArrayType array) || isPublic(array.component(), types);
    }
}
