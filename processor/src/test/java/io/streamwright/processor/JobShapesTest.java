package io.streamwright.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Jobs in all the places where they and their operators may lie: two packages, nested classes, jars, the unnamed package, types
 * that other processors generate.
 */
class JobShapesTest {
    private static final List<String> STRICT = List.of("-Xlint:all,-processing,-options,-classfile", "-Werror");

    private static final String MISSPELT_KEY = """
            import io.streamwright.*;

            record Word(String text) {}

            @KeyedBy("txt")
            class Counts {
                @State
                int count;

                @OnEvent
                int add(Word word) {
                    return ++count;
                }
            }
            """;

    private static final String WORDS = """
            import io.streamwright.*;

            @StreamJob("words")
            interface Words {
                @Source("file:words.jsonl")
                StreamOf<Word> words();

                @Apply(Counts.class)
                @Sink("log:")
                StreamOf<Integer> counts();
            }
            """;

    @TempDir
    Path work;

    static List<Path> fixtures() {
        return Fixtures.all("shapes");
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void soundJob_thenCompilesWithoutWarning(Path fixture) {
        assertThat(Fixtures.compile(fixture, work, STRICT)).succeededWithoutWarnings();
    }

    @Test
    void jobWithErrors_thenUsersOfItsClassSeeThemAlone() {
        Compilation compilation = compile(
                MISSPELT_KEY, WORDS, "class User { io.streamwright.core.api.CompiledJob job = new WordsJob(); }");
        assertThat(compilation.errors()).hasSize(1);
        assertThat(compilation)
                .hadErrorContaining("SW0502")
                .inFile(source(MISSPELT_KEY))
                .onLine(5);
    }

    @Test
    void faultyOperatorOfTwoJobs_thenReportedOnce() {
        Compilation compilation = compile(
                MISSPELT_KEY,
                WORDS,
                WORDS.replace("\"words\"", "\"more\"").replace("interface Words", "interface More"));
        assertThat(compilation.errors()).hasSize(1);
    }

    @Test
    void faultyOperatorOfNoJob_thenReported() {
        assertThat(compile(MISSPELT_KEY)).hadErrorContaining("SW0502");
    }

    @Test
    void eventGeneratedByOtherProcessor_thenJobWaitsForIt() {
        Compilation compilation = Compiler.javac()
                .withProcessors(new StreamwrightProcessor(), new Generates("Word", "record Word(String text) {}"))
                .compile(
                        source(MISSPELT_KEY
                                .replace("record Word(String text) {}", "")
                                .replace("txt", "text")),
                        source(WORDS));
        assertThat(compilation).succeeded();
        assertThat(compilation).generatedSourceFile("WordsJob").isNotNull();
    }

    @Test
    void partGeneratedByOtherProcessor_thenJobWaitsForIt() {
        Compilation compilation = Compiler.javac()
                .withProcessors(new StreamwrightProcessor(), new Generates("Kind", "enum Kind { A }"))
                .compile(
                        source(MISSPELT_KEY
                                .replace("String text", "String text, Kind kind")
                                .replace("txt", "text")),
                        source(WORDS));
        assertThat(compilation).succeeded();
    }

    @Test
    void operatorGeneratedByOtherProcessor_thenJobWaitsForIt() {
        String operator = "class Counts { @io.streamwright.OnEvent int add(Word word) { return 1; } }";
        Compilation compilation = Compiler.javac()
                .withProcessors(new StreamwrightProcessor(), new Generates("Counts", operator))
                .compile(source("record Word(String text) {}"), source(WORDS));
        assertThat(compilation).succeeded();
    }

    private static Compilation compile(String... sources) {
        return Compiler.javac()
                .withProcessors(new StreamwrightProcessor())
                .compile(List.of(sources).stream().map(JobShapesTest::source).toList());
    }

    /** The file is named after the last class in it. */
    private static JavaFileObject source(String text) {
        String[] words = text.replaceAll("(?s).*\\b(class|interface|record) (\\w+)\\b(?=[ (]).*", "$2")
                .split(" ");
        return JavaFileObjects.forSourceString(words[0], text);
    }

    /** Another processor: writes one class in the first round. */
    @SupportedAnnotationTypes("*")
    private static final class Generates extends AbstractProcessor {
        private final String name;
        private final String text;
        private boolean isDone;

        Generates(String name, String text) {
            this.name = name;
            this.text = text;
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (!isDone) {
                isDone = true;
                try (Writer writer =
                        processingEnv.getFiler().createSourceFile(name).openWriter()) {
                    writer.write(text);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return false;
        }
    }
}
