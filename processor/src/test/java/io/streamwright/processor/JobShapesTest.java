package io.streamwright.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
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

    @Test
    void ownFailure_thenReportedAsOurBug() {
        Compilation compilation = Compiler.javac()
                .withProcessors(new WithoutFiler())
                .compile(source(MISSPELT_KEY.replace("txt", "text")), source(WORDS));
        assertThat(compilation.errors()).hasSize(1);
        assertThat(compilation)
                .hadErrorContaining("SW0001: The processor failed: java.lang.IllegalStateException: no disk left.")
                .inFile(source(WORDS))
                .onLine(4);
        assertThat(compilation).hadErrorContaining("at io.streamwright.processor.CompilePipeline");
    }

    /** The compiler's environment with a filer that fails. */
    private static ProcessingEnvironment withoutFiler(ProcessingEnvironment real) {
        return (ProcessingEnvironment) Proxy.newProxyInstance(
                JobShapesTest.class.getClassLoader(),
                new Class<?>[] {ProcessingEnvironment.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("getFiler")) {
                        throw new IllegalStateException("no disk left");
                    }
                    return method.invoke(real, arguments);
                });
    }

    @Test
    void buildTools_thenFindTheProcessor() throws IOException {
        assertThat(text("META-INF/services/javax.annotation.processing.Processor"))
                .contains(StreamwrightProcessor.class.getName());
        assertThat(text("META-INF/gradle/incremental.annotation.processors"))
                .contains(StreamwrightProcessor.class.getName() + ",isolating");
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = StreamwrightProcessor.class.getClassLoader().getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
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

    /** Ours, on a compiler that cannot write. */
    @SupportedAnnotationTypes("*")
    private static final class WithoutFiler extends AbstractProcessor {
        private final StreamwrightProcessor real = new StreamwrightProcessor();

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public synchronized void init(ProcessingEnvironment environment) {
            real.init(withoutFiler(environment));
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            real.process(annotations, round);
            return false;
        }
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
