package io.streamwright.processor.emit;

import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import io.streamwright.processor.StreamwrightProcessor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/** Sound jobs under {@code src/test/resources/jobs}, compiled as strictly as the compiler can. */
final class Fixtures {
    static final Path JOBS = Path.of("src/test/resources/jobs");
    static final Path GOLDEN = Path.of("src/test/resources/golden");

    private Fixtures() {}

    /** All warnings on, all of them errors; the plan written. */
    static Compiler strictCompiler() {
        return javac().withOptions(
                        "--release", "17", "-Xlint:all,-processing", "-Werror", "-Astreamwright.dumpPlan=true")
                .withProcessors(new StreamwrightProcessor());
    }

    static Compilation compile(String fixture) {
        return strictCompiler().compile(sources(JOBS.resolve(fixture)));
    }

    static List<JavaFileObject> sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .map(file -> JavaFileObjects.forSourceString(
                            folder.relativize(file).toString().replace(".java", ""), read(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All generated sources and texts by path. */
    static Map<String, String> generated(Compilation compilation) {
        TreeMap<String, String> result = new TreeMap<>();
        for (JavaFileObject file : compilation.generatedFiles()) {
            String path = file.toUri().getPath();
            if (file.getKind() == JavaFileObject.Kind.CLASS) {
                continue;
            }
            for (StandardLocation location : StandardLocation.values()) {
                String prefix = "/" + location.name() + "/";
                if (path.startsWith(prefix)) {
                    path = path.substring(prefix.length());
                }
            }
            try {
                result.put(path, file.getCharContent(true).toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return result;
    }

    static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
