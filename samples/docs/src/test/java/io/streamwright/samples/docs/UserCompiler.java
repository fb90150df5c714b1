package io.streamwright.samples.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import javax.annotation.processing.Processor;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles as a user's build does: with the processor, into a folder. */
final class UserCompiler {
    /** Ours, found as javac finds it; a new one for each compilation. */
    private static final List<ServiceLoader.Provider<Processor>> PROCESSORS =
            ServiceLoader.load(Processor.class).stream()
                    .filter(each -> each.type().getName().startsWith("io.streamwright."))
                    .toList();

    private final Path classes;

    UserCompiler(Path classes) {
        this.classes = classes;
    }

    /** A message of the compiler, with the place it gives. */
    record Message(Diagnostic.Kind kind, String file, long line, String text) {
        @Override
        public String toString() {
            return file + ":" + line + ": " + kind + ": " + text;
        }
    }

    /**
     * Compiles sources.
     *
     * @param sources name of the file to its text
     * @return errors and warnings
     */
    List<Message> compile(Map<String, String> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<JavaFileObject> files = new ArrayList<>();
        sources.forEach((name, text) -> files.add(new Source(name, text)));
        try {
            Files.createDirectories(classes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        JavaCompiler.CompilationTask task = compiler.getTask(
                null,
                null,
                diagnostics,
                List.of(
                        "-d",
                        classes.toString(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        "-Xlint:all,-processing,-serial,-classfile,-options,-path",
                        "--release",
                        "17"),
                null,
                files);
        task.setProcessors(PROCESSORS.stream().map(ServiceLoader.Provider::get).toList());
        task.call();
        return diagnostics.getDiagnostics().stream()
                .filter(each -> each.getKind() != Diagnostic.Kind.NOTE)
                .map(each -> new Message(
                        each.getKind(),
                        each.getSource() == null ? "" : each.getSource().getName(),
                        each.getLineNumber(),
                        each.getMessage(Locale.ENGLISH)))
                .toList();
    }

    /** A source in memory, whose name need not be that of its type. */
    private static final class Source extends SimpleJavaFileObject {
        private final String name;
        private final String text;

        Source(String name, String text) {
            super(URI.create("memory:///" + name.replace(' ', '_')), Kind.SOURCE);
            this.name = name;
            this.text = text;
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return kind == Kind.SOURCE && !simpleName.endsWith("-info");
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }

        @Override
        public NestingKind getNestingKind() {
            return NestingKind.TOP_LEVEL;
        }

        @Override
        public Modifier getAccessLevel() {
            return Modifier.PUBLIC;
        }
    }
}
