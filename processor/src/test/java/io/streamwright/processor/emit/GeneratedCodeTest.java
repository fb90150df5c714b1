package io.streamwright.processor.emit;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The exact text of generated code, plans included. After a wanted change run with {@code
 * -Dstreamwright.golden.write=true} and read the difference.
 */
class GeneratedCodeTest {

    static Stream<String> fixtures() throws IOException {
        try (Stream<Path> folders = Files.list(Fixtures.JOBS)) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void soundJob_isGeneratedAsBefore(String fixture) {
        Compilation compilation = Fixtures.compile(fixture);

        assertThat(compilation).succeededWithoutWarnings();
        Map<String, String> generated = Fixtures.generated(compilation);
        Path golden = Fixtures.GOLDEN.resolve(fixture);
        if (Boolean.getBoolean("streamwright.golden.write")) {
            write(golden, generated);
        }
        assertThat(new TreeSet<>(generated.keySet())).isEqualTo(filesIn(golden));
        for (Map.Entry<String, String> file : generated.entrySet()) {
            assertThat(file.getValue())
                    .as(file.getKey())
                    .isEqualTo(Fixtures.read(golden.resolve(file.getKey() + ".txt")));
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void sameJobTwice_givesTheSameText(String fixture) {
        assertThat(Fixtures.generated(Fixtures.compile(fixture)))
                .isEqualTo(Fixtures.generated(Fixtures.compile(fixture)));
    }

    private static Set<String> filesIn(Path golden) {
        try (Stream<Path> files = Files.walk(golden)) {
            TreeSet<String> names = new TreeSet<>();
            files.filter(Files::isRegularFile)
                    .forEach(
                            file -> names.add(golden.relativize(file).toString().replaceAll("\\.txt$", "")));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path golden, Map<String, String> files) {
        files.forEach((name, text) -> {
            try {
                // not .java: they are texts to compare, not part of any build
                Path file = golden.resolve(name + ".txt");
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
