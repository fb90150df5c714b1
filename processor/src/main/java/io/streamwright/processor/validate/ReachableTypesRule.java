package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.TYPE_PRIVATE;
import static io.streamwright.processor.diagnose.Problem.TYPE_UNREACHABLE;

import com.palantir.javapoet.ClassName;
import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.Access;
import io.streamwright.processor.model.FieldModel;
import io.streamwright.processor.model.HandlerModel;
import io.streamwright.processor.model.JobModel;
import io.streamwright.processor.model.KeyComponent;
import io.streamwright.processor.model.NamedType;
import io.streamwright.processor.model.NamedType.SealedType;
import io.streamwright.processor.model.OperatorModel;
import io.streamwright.processor.model.ParamModel;
import io.streamwright.processor.model.PartModel;
import io.streamwright.processor.model.Place;
import io.streamwright.processor.model.StreamModel;
import io.streamwright.processor.model.TypeModel;
import io.streamwright.processor.model.TypeModel.EnumType;
import io.streamwright.processor.model.TypeModel.Named;
import io.streamwright.processor.model.TypeTable;

/**
 * Generated code can name all types it needs: the wiring in the package of the job, operators in their own, codecs in that of
 * the type.
 */
final class ReachableTypesRule {

    private ReachableTypesRule() {}

    /** The types of streams, named by the wiring. */
    static final class OfJob implements Rule<JobModel> {
        @Override
        public void check(JobModel job, Problems problems) {
            for (StreamModel stream : job.streams()) {
                require(stream.event(), job.packageName(), stream.name(), stream.place(), job.types(), problems);
                if (stream instanceof StreamModel.StepStream step) {
                    step.handler()
                            .eventType()
                            .ifPresent(type ->
                                    require(type, job.packageName(), step.name(), step.place(), job.types(), problems));
                }
            }
        }
    }

    /** The types of an operator's parameters, results, state and keys. */
    static final class OfOperator implements Rule<OperatorScope> {
        @Override
        public void check(OperatorScope scope, Problems problems) {
            OperatorModel operator = scope.operator();
            for (FieldModel field : operator.fields()) {
                requireFor(operator, field.type(), field.place(), scope.types(), problems);
                if (field.service().filter(service -> !service.isReachable()).isPresent()) {
                    problems.report(
                            TYPE_UNREACHABLE,
                            field.place(),
                            field.type().display(),
                            packageDisplay(operator.packageName()),
                            Wording.of(operator));
                }
            }
            for (HandlerModel handler : operator.handlers()) {
                for (ParamModel param : handler.params()) {
                    requireFor(operator, param.type(), param.place(), scope.types(), problems);
                }
                handler.output()
                        .element()
                        .ifPresent(type -> requireFor(operator, type, handler.place(), scope.types(), problems));
                for (KeyComponent key : handler.keys()) {
                    requireKey(operator, key.type(), handler.place(), scope.types(), problems);
                }
            }
        }

        /** The hash of a record that is a key is computed from its parts, by the operator's package. */
        private static void requireKey(
                OperatorModel operator, TypeModel type, Place place, TypeTable types, Problems problems) {
            requireFor(operator, type, place, types, problems);
            if (type instanceof Named named) {
                for (PartModel part : types.get(named).parts()) {
                    // What holds itself is not a key, which is reported elsewhere.
                    if (!part.type().equals(type)) {
                        requireKey(operator, part.type(), place, types, problems);
                    }
                }
            }
        }

        private static void requireFor(
                OperatorModel operator, TypeModel type, Place place, TypeTable types, Problems problems) {
            require(type, operator.packageName(), Wording.of(operator), place, types, problems);
        }
    }

    /** The types of parts and of permitted records, named by codecs. */
    static final class OfParts implements Rule<TypeTable> {
        @Override
        public void check(TypeTable types, Problems problems) {
            for (NamedType type : types.all()) {
                String packageName = type.access().packageName();
                for (PartModel part : type.parts()) {
                    require(part.type(), packageName, Wording.of(type.name()), part.place(), types, problems);
                }
                if (type instanceof SealedType union) {
                    for (ClassName permitted : union.permitted()) {
                        NamedType child = types.get(permitted);
                        String user = Wording.of(type.name());
                        require(new Named(permitted), packageName, user, child.place(), types, problems);
                    }
                }
            }
        }
    }

    private static void require(
            TypeModel type, String packageName, String user, Place place, TypeTable types, Problems problems) {
        TypeWalk.leaves(type).forEach(leaf -> {
            if (leaf instanceof Named named) {
                NamedType description = types.get(named);
                // A private class is said once, where it is declared.
                Place where = description.access().isPrivate() ? description.place() : place;
                require(description.access(), leaf, packageName, user, where, problems);
            } else if (leaf instanceof EnumType enumType) {
                require(enumType.access(), leaf, packageName, user, place, problems);
            }
        });
    }

    private static void require(
            Access access, TypeModel type, String packageName, String user, Place place, Problems problems) {
        if (access.isPrivate()) {
            problems.report(TYPE_PRIVATE, place, type.display());
        } else if (!access.reachableFrom(packageName)) {
            problems.report(TYPE_UNREACHABLE, place, type.display(), packageDisplay(packageName), user);
        }
    }

    private static String packageDisplay(String packageName) {
        return packageName.isEmpty() ? "the unnamed package" : "package `" + packageName + "`";
    }
}
