package io.streamwright.testkit.random;

import io.streamwright.processor.StreamwrightProcessor;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles drawn jobs, many at once, as a user's build would: with the processor, from files. */
final class JobCompiler {

    private JobCompiler() {}

    /**
     * Compiles all jobs into a folder of their own below {@code directory}.
     *
     * @return a loader of their classes; its parent is that of the tests
     * @throws AssertionError with the compiler's words if any does not compile
     */
    static URLClassLoader compile(List<DrawnJob> jobs, Path directory) throws IOException {
        Path classes = Files.createDirectories(directory.resolve("classes"));
        Path generated = Files.createDirectories(directory.resolve("generated"));
        List<Path> sources = new ArrayList<>();
        for (DrawnJob job : jobs) {
            sources.add(write(job, directory.resolve("sources")));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
            List<String> options = List.of(
                    "-d",
                    classes.toString(),
                    "-s",
                    generated.toString(),
                    "-classpath",
                    System.getProperty("java.class.path"),
                    "--release",
                    "17",
                    "-nowarn",
                    "-XDshould-stop.ifError=PROCESS");
            JavaCompiler.CompilationTask task = compiler.getTask(
                    null, files, diagnostics, options, null, files.getJavaFileObjectsFromPaths(sources));
            task.setProcessors(List.of(new StreamwrightProcessor()));
            if (!task.call()) {
                throw new AssertionError("drawn jobs do not compile:\n" + errors(diagnostics));
            }
        }
        return loader(classes);
    }

    /** Writes the source of a job where a package wants it. */
    static Path write(DrawnJob job, Path directory) throws IOException {
        Path file = directory.resolve(job.packageName().replace('.', '/')).resolve(job.name() + ".java");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, job.source());
    }

    private static URLClassLoader loader(Path classes) {
        try {
            return new URLClassLoader(new URL[] {classes.toUri().toURL()}, JobCompiler.class.getClassLoader());
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }

    private static String errors(DiagnosticCollector<JavaFileObject> diagnostics) {
        StringBuilder text = new StringBuilder();
        int count = 0;
        for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics.getDiagnostics()) {
            if (diagnostic.getKind() == Diagnostic.Kind.ERROR && count++ < 20) {
                text.append(diagnostic).append("\n\n");
            }
        }
        return text.toString();
    }
}
