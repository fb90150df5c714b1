package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.KEY_TYPE;

import com.palantir.javapoet.ClassName;
import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.HandlerModel;
import io.streamwright.processor.model.KeyLookup;
import io.streamwright.processor.model.NamedType;
import io.streamwright.processor.model.NamedType.RecordType;
import io.streamwright.processor.model.TypeModel;
import io.streamwright.processor.model.TypeModel.Boxed;
import io.streamwright.processor.model.TypeModel.EnumType;
import io.streamwright.processor.model.TypeModel.Named;
import io.streamwright.processor.model.TypeModel.Primitive;
import io.streamwright.processor.model.TypeModel.Scalar;
import io.streamwright.processor.model.TypeTable;
import java.util.HashSet;
import java.util.Set;

/** Keys are values: their hashes are the same in each process, today and after an upgrade. */
final class KeyTypeRule implements Rule<OperatorScope> {

    @Override
    public void check(OperatorScope scope, Problems problems) {
        for (HandlerModel handler : scope.operator().handlers()) {
            for (KeyLookup lookup : handler.keyLookups()) {
                lookup.component()
                        .filter(key -> !isKey(key.type(), scope.types(), new HashSet<>()))
                        .ifPresent(key -> problems.report(
                                KEY_TYPE,
                                lookup.place(),
                                key.name(),
                                handler.eventType().map(TypeModel::display).orElse(""),
                                key.type().display()));
            }
        }
    }

    private static boolean isKey(TypeModel type, TypeTable types, Set<ClassName> within) {
        if (type instanceof Primitive || type instanceof Boxed || type instanceof Scalar || type instanceof EnumType) {
            return true;
        }
        if (!(type instanceof Named named)) {
            return false;
        }
        NamedType description = types.get(named);
        // A record that holds itself would make a key without end.
        return description instanceof RecordType
                && within.add(named.typeName())
                && description.parts().stream().allMatch(part -> isKey(part.type(), types, new HashSet<>(within)));
    }
}
