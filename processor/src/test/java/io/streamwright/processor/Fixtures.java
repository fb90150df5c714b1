package io.streamwright.processor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * Folders of sources below {@code src/test/resources}, and how they are compiled: what stands in a folder {@code lib} first,
 * by itself, into class files without names of parameters, as if it came in a jar.
 */
final class Fixtures {
    /** Not the copy among the classes, where a renamed fixture lives on. */
    private static final Path ROOT = Path.of("src/test/resources");

    private static final String LIBRARY = "lib";

    private Fixtures() {}

    /** The folders in {@code group}, by name. */
    static List<Path> all(String group) {
        try (Stream<Path> folders = Files.list(ROOT.resolve(group))) {
            return folders.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sources of a fixture, without those of its library. */
    static List<Path> sources(Path fixture) {
        return javaFiles(fixture).stream()
                .filter(file -> !fixture.relativize(file).startsWith(LIBRARY))
                .toList();
    }

    private static List<Path> javaFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Compiles a fixture with our processor.
     *
     * @param work an empty folder for the class files of its library
     * @param more processors that run as well
     */
    static Compilation compile(Path fixture, Path work, List<String> options, Processor... more) {
        List<Path> library = javaFiles(fixture.resolve(LIBRARY));
        List<Processor> processors = new ArrayList<>(Arrays.asList(more));
        processors.add(new StreamwrightProcessor());
        Compiler compiler = Compiler.javac().withProcessors(processors).withOptions(options);
        if (!library.isEmpty()) {
            compileLibrary(library, work);
            compiler = compiler.withClasspath(classPath(work));
        }
        return compiler.compile(
                sources(fixture).stream().map(file -> fileObject(fixture, file)).toList());
    }

    private static void compileLibrary(List<Path> sources, Path work) {
        List<String> command = new ArrayList<>(
                List.of("-proc:none", "-g:none", "-d", work.toString(), "-cp", System.getProperty("java.class.path")));
        sources.forEach(source -> command.add(source.toString()));
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, command.toArray(String[]::new));
        if (status != 0) {
            throw new IllegalStateException("the library does not compile");
        }
    }

    private static List<File> classPath(Path work) {
        List<File> entries = new ArrayList<>(List.of(work.toFile()));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            entries.add(new File(entry));
        }
        return entries;
    }

    private static JavaFileObject fileObject(Path fixture, Path file) {
        String name = fixture.relativize(file).toString().replace(File.separatorChar, '.');
        try {
            return JavaFileObjects.forSourceString(
                    name.substring(0, name.length() - ".java".length()), Files.readString(file, UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
