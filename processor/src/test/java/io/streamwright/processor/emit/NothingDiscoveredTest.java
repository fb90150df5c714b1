package io.streamwright.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import io.streamwright.core.ClassReferences;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated classes find nothing by its name at run time. */
class NothingDiscoveredTest {

    @ParameterizedTest
    @ValueSource(strings = {"everything", "pageviews"})
    void generatedClasses_useNoReflection(String fixture) throws IOException {
        Compilation compilation = Fixtures.compile(fixture);

        List<String> scanned = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (JavaFileObject file : compilation.generatedFiles()) {
            // user classes of the fixtures are nested in the job interface; generated ones carry its name as a prefix
            String name = file.getName().substring(file.getName().lastIndexOf('/') + 1);
            if (file.getKind() == JavaFileObject.Kind.CLASS && name.matches("\\w+(Job|_.*)\\.class")) {
                try (InputStream in = file.openInputStream()) {
                    found.addAll(ClassReferences.discovering(in.readAllBytes()));
                }
                scanned.add(name);
            }
        }

        assertThat(scanned).hasSizeGreaterThan(5).anyMatch(name -> name.endsWith("_Lane.class"));
        assertThat(found).isEmpty();
    }
}
