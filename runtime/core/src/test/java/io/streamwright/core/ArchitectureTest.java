package io.streamwright.core;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.streamwright.core.time.SystemTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** In which direction the packages of the core depend on each other, and what none of them does. */
class ArchitectureTest {
    private static final String CORE = "io.streamwright.core.";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !location.contains("test-classes"))
            .importPackages("io.streamwright.core");

    private static ArchRule dependsOnlyOn(String of, String... others) {
        String[] allowed = new String[others.length + 4];
        for (int i = 0; i < others.length; i++) {
            allowed[i] = CORE + others[i];
        }
        allowed[others.length] = CORE + of;
        allowed[others.length + 1] = "io.streamwright";
        allowed[others.length + 2] = "java..";
        allowed[others.length + 3] = "org..";
        return classes()
                .that()
                .resideInAPackage(CORE + of)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed));
    }

    @Test
    void packages_dependDownwards() {
        // durations are texts, and event times that are missing are undecodable input
        dependsOnlyOn("codec", "api", "time").check(CLASSES);
        dependsOnlyOn("time", "codec").check(CLASSES);
        dependsOnlyOn("snapshot", "codec", "api").check(CLASSES);
        dependsOnlyOn("state", "codec", "snapshot").check(CLASSES);
        dependsOnlyOn("sink", "api", "codec", "time").check(CLASSES);
        // inputs push into the lane, and the lane knows its inputs
        dependsOnlyOn("source", "api", "codec", "time", "operator", "state").check(CLASSES);
        dependsOnlyOn("operator", "api", "codec", "time", "snapshot", "state", "source", "exchange")
                .check(CLASSES);
        // likewise: an exchange is a part of the lane, and hands what arrives to its stage
        dependsOnlyOn("exchange", "operator", "state").check(CLASSES);
        dependsOnlyOn("graph", "operator", "exchange").check(CLASSES);
    }

    @Test
    void nothingButItsEntry_knowsTheEngine() {
        noClasses()
                .that()
                .resideOutsideOfPackages(CORE + "exec", CORE + "api")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(CORE + "exec")
                .check(CLASSES);
    }

    @Test
    void core_hasNoDependencyButTheLogger() {
        classes()
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("java..", "io.streamwright..", "org.slf4j", "org.jspecify.annotations"))
                .check(CLASSES);
    }

    @Test
    void clocks_areReadInOnePlace() {
        noClasses()
                .that(not(com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo(SystemTime.class)))
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .check(CLASSES);
    }

    @Test
    void services_areLookedForInThreePlaces() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Connectors")
                .and()
                .doNotHaveSimpleName("TextFormats")
                .and()
                .doNotHaveSimpleName("JobMonitors")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ServiceLoader.class)
                .check(CLASSES);
    }
}
