package io.streamwright.processor.emit;

import static com.google.testing.compile.CompilationSubject.assertThat;

import com.google.testing.compile.Compilation;
import io.streamwright.core.api.CompiledJob;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import javax.tools.JavaFileObject;

/** The classes of a sound job, compiled in memory and loaded. */
final class LoadedJob extends ClassLoader {
    private final Map<String, byte[]> classes = new HashMap<>();

    /** Compiles the fixture of that name. */
    LoadedJob(String fixture) {
        super(LoadedJob.class.getClassLoader());
        Compilation compilation = Fixtures.compile(fixture);
        assertThat(compilation).succeeded();
        for (JavaFileObject file : compilation.generatedFiles()) {
            if (file.getKind() == JavaFileObject.Kind.CLASS) {
                String path = file.getName().replaceFirst("^/CLASS_OUTPUT/", "");
                classes.put(path.replaceFirst("\\.class$", "").replace('/', '.'), bytes(file));
            }
        }
    }

    private static byte[] bytes(JavaFileObject file) {
        try (InputStream in = file.openInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] code = classes.get(name);
        if (code == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, code, 0, code.length);
    }

    /** The job whose generated class has this name. */
    CompiledJob job(String className) {
        return (CompiledJob) make(className);
    }

    /** An object of a class with one constructor. */
    Object make(String className, Object... arguments) {
        try {
            return loadClass(className).getConstructors()[0].newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no " + className, e);
        }
    }
}
