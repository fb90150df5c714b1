package io.streamwright.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import io.streamwright.processor.model.JobModel;
import java.util.List;

/** What all generated files have in common. */
final class Sources {
    static final ClassName GENERATED = ClassName.get("javax.annotation.processing", "Generated");
    private static final String INDENT = "    ";

    private Sources() {}

    /** The marker of generated classes, without a date so that builds repeat. */
    static AnnotationSpec generated() {
        return AnnotationSpec.builder(GENERATED)
                .addMember("value", "$S", "io.streamwright.processor.StreamwrightProcessor")
                .build();
    }

    /** What the user has marked as deprecated is still his to use. */
    static AnnotationSpec deprecation() {
        return AnnotationSpec.builder(SuppressWarnings.class)
                .addMember("value", "{$S, $S}", "deprecation", "removal")
                .build();
    }

    /** Casts from rows of references cannot be checked where the type has arguments. */
    static AnnotationSpec unchecked() {
        return AnnotationSpec.builder(SuppressWarnings.class)
                .addMember("value", "$S", "unchecked")
                .build();
    }

    /** How the documentation of a class in {@code packageName} names the job: by a link, if the job can be seen from there. */
    static CodeBlock nameOf(JobModel job, String packageName) {
        return job.access().reachableFrom(packageName)
                ? CodeBlock.of("{@link $T}", job.name())
                : CodeBlock.of("{@code $L}", job.name().canonicalName());
    }

    /** A file with one class. */
    static JavaFile file(ClassName name, TypeSpec type) {
        return JavaFile.builder(name.packageName(), type)
                .indent(INDENT)
                .skipJavaLangImports(true)
                .build();
    }

    /** Blocks joined by commas. */
    static CodeBlock commas(List<CodeBlock> blocks) {
        return CodeBlock.join(blocks, ", ");
    }
}
