package io.streamwright.processor;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** The stages know what comes before them, and only those that must know the compiler. */
class ArchitectureTest {
    private static final String ROOT = "io.streamwright.processor";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(StreamwrightProcessor.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation());

    @Test
    void stages_thenInOneDirection() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
                .layer("pipeline")
                .definedBy(ROOT)
                .layer("emit")
                .definedBy(ROOT + ".emit")
                .layer("plan")
                .definedBy(ROOT + ".plan")
                .layer("validate")
                .definedBy(ROOT + ".validate")
                .layer("read")
                .definedBy(ROOT + ".read")
                .layer("diagnose")
                .definedBy(ROOT + ".diagnose")
                .layer("model")
                .definedBy(ROOT + ".model")
                .whereLayer("pipeline")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("emit")
                .mayOnlyBeAccessedByLayers("pipeline")
                .whereLayer("plan")
                .mayOnlyBeAccessedByLayers("pipeline", "emit")
                .whereLayer("validate")
                .mayOnlyBeAccessedByLayers("pipeline")
                .whereLayer("read")
                .mayOnlyBeAccessedByLayers("pipeline")
                .whereLayer("diagnose")
                .mayOnlyBeAccessedByLayers("pipeline", "read", "validate")
                .check(CLASSES);
    }

    @Test
    void elements_thenKnownToReadAndDiagnoseAlone() {
        // JavaPoet takes its modifiers from there; what a Java identifier is, the language model says.
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".model", ROOT + ".validate", ROOT + ".plan", ROOT + ".emit")
                .should()
                .dependOnClassesThat(describe(
                        "the compiler's elements",
                        (JavaClass type) -> type.getPackageName().startsWith("javax.lang.model.")
                                && !type.getSimpleName().startsWith("Modifier")))
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("javax.annotation.processing")
                .check(CLASSES);
    }
}
