package io.streamwright.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The runtime core finds nothing by its name at run time. */
class NothingDiscoveredTest {

    @Test
    void core_usesNoReflection() throws Exception {
        assertThat(ClassReferences.discovering(classes())).isEmpty();
    }

    private static Path classes() throws Exception {
        URI classes = io.streamwright.core.api.CompiledJob.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        return Path.of(classes);
    }

    /** A native executable has to be told of what is found by name: here of nothing. */
    @Test
    void core_bringsNoMetadataForExecutables() throws Exception {
        assertThat(classes().resolve("META-INF/native-image")).doesNotExist();
    }

    /** Does what is forbidden. */
    static final class Discoverer {
        private Discoverer() {}

        static Method byName() throws Exception {
            return Class.forName("java.lang.String").getMethod("length");
        }

        static Object byHandle() throws Exception {
            return MethodHandles.lookup().findStatic(String.class, "valueOf", null);
        }

        static Object varHandle() throws Exception {
            return MethodHandles.lookup().findVarHandle(Discoverer.class, "field", int.class);
        }
    }

    @Test
    void scanner_findsWhatIsForbidden() throws Exception {
        try (InputStream in = Discoverer.class.getResourceAsStream("NothingDiscoveredTest$Discoverer.class")) {
            assertThat(ClassReferences.discovering(in.readAllBytes()))
                    .hasSize(4)
                    .anyMatch(found -> found.endsWith("java/lang/reflect/Method"))
                    .anyMatch(found -> found.endsWith("java/lang/Class.forName"))
                    .anyMatch(found -> found.endsWith("java/lang/Class.getMethod"))
                    .anyMatch(found -> found.endsWith("java/lang/invoke/MethodHandles$Lookup.findStatic"));
        }
    }
}
