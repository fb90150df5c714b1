package io.streamwright.processor;

import com.palantir.javapoet.JavaFile;
import io.streamwright.processor.emit.EmittedJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.lang.model.element.Element;
import javax.tools.StandardLocation;

/** Writes through the compiler, with the job as the one originating element: build tools recompile by that. */
final class FilerOutput {
    private final Filer filer;
    private final Element originating;

    FilerOutput(Filer filer, Element originating) {
        this.filer = filer;
        this.originating = originating;
    }

    /** Writes all files of a job. */
    void write(EmittedJob files) {
        files.sources().forEach(this::write);
        files.resources().forEach(this::write);
    }

    /** Writes a class. */
    void write(JavaFile file) {
        String type = file.typeSpec().name();
        String name = file.packageName().isEmpty() ? type : file.packageName() + "." + type;
        try (Writer writer = filer.createSourceFile(name, originating).openWriter()) {
            writer.write(file.toString());
        } catch (FilerException e) {
            throw new NameTakenException(name, e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + name, e);
        }
    }

    private void write(EmittedJob.Resource resource) {
        try (Writer writer = filer.createResource(StandardLocation.CLASS_OUTPUT, "", resource.path(), originating)
                .openWriter()) {
            writer.write(resource.content());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + resource.path(), e);
        }
    }

    /** A class that is to be generated is there already. Its message is the name of the class. */
    static final class NameTakenException extends RuntimeException {
        NameTakenException(String name, FilerException cause) {
            super(name, cause);
        }

        String name() {
            return String.valueOf(getMessage());
        }
    }
}
