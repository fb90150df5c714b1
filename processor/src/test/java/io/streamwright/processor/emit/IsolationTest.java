package io.streamwright.processor.emit;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import io.streamwright.processor.StreamwrightProcessor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.FileObject;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** Every file that is written names the job, and nothing else, as what it originates from. */
class IsolationTest {

    @Test
    void everyFile_originatesFromTheJobAlone() {
        RecordingProcessor processor = new RecordingProcessor();

        Compilation compilation =
                javac().withProcessors(processor).compile(Fixtures.sources(Fixtures.JOBS.resolve("everything")));

        assertThat(compilation).succeeded();
        assertThat(processor.origins.size()).isGreaterThan(8);
        assertThat(processor.origins.values()).allMatch(List.of("everything.Everything")::equals);
    }

    /** Runs the real processor on an environment whose filer keeps notes. */
    private static final class RecordingProcessor extends AbstractProcessor {
        final Map<String, List<String>> origins = new TreeMap<>();
        private final StreamwrightProcessor real = new StreamwrightProcessor();

        @Override
        public synchronized void init(ProcessingEnvironment environment) {
            super.init(environment);
            real.init(new RecordingEnvironment(environment, origins));
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return real.getSupportedAnnotationTypes();
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return real.getSupportedSourceVersion();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            real.process(annotations, round);
            return false;
        }
    }

    private record RecordingEnvironment(ProcessingEnvironment real, Map<String, List<String>> origins)
            implements ProcessingEnvironment {
        @Override
        public Filer getFiler() {
            return new RecordingFiler(real.getFiler(), origins);
        }

        @Override
        public Map<String, String> getOptions() {
            return real.getOptions();
        }

        @Override
        public Messager getMessager() {
            return real.getMessager();
        }

        @Override
        public Elements getElementUtils() {
            return real.getElementUtils();
        }

        @Override
        public Types getTypeUtils() {
            return real.getTypeUtils();
        }

        @Override
        public SourceVersion getSourceVersion() {
            return real.getSourceVersion();
        }

        @Override
        public Locale getLocale() {
            return real.getLocale();
        }
    }

    private record RecordingFiler(Filer real, Map<String, List<String>> origins) implements Filer {
        private void note(CharSequence name, Element... elements) {
            origins.computeIfAbsent(name.toString(), key -> new ArrayList<>())
                    .addAll(Arrays.stream(elements).map(Element::toString).toList());
        }

        @Override
        public JavaFileObject createSourceFile(CharSequence name, Element... elements) throws IOException {
            note(name, elements);
            return real.createSourceFile(name, elements);
        }

        @Override
        public JavaFileObject createClassFile(CharSequence name, Element... elements) throws IOException {
            note(name, elements);
            return real.createClassFile(name, elements);
        }

        @Override
        public FileObject createResource(
                JavaFileManager.Location location, CharSequence module, CharSequence name, Element... elements)
                throws IOException {
            note(name, elements);
            return real.createResource(location, module, name, elements);
        }

        @Override
        public FileObject getResource(JavaFileManager.Location location, CharSequence module, CharSequence name)
                throws IOException {
            return real.getResource(location, module, name);
        }
    }
}
