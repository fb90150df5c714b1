package io.streamwright.samples.nativeimage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A job as the build leaves it: a jar, and an executable beside it.
 *
 * @param name of both files
 * @param module the folder of its module, below that of the samples
 */
record BuiltJob(String name, String module) {
    /** The job of this module. */
    static final BuiltJob TOTALS = new BuiltJob("totals", "native");

    /** The tests run in the folder of their module. */
    private static final Path SAMPLES = Path.of("..").toAbsolutePath().normalize();

    /** Where builds put their output, relative to a module: {@code target}, or {@code target/quick}. */
    private static final Path OUTPUT = SAMPLES.resolve("native")
            .relativize(
                    Path.of(System.getProperty("streamwright.target", "target")).toAbsolutePath());

    Path folder() {
        return SAMPLES.resolve(module);
    }

    Path jar() {
        return folder().resolve(OUTPUT).resolve(name + ".jar");
    }

    Path executable() {
        return folder().resolve(OUTPUT).resolve(name);
    }

    /** What starts it. */
    List<String> command(Form form, String... jvmOptions) {
        Path file = form == Form.JVM ? jar() : executable();
        if (!Files.exists(file)) {
            throw new IllegalStateException(file + " has not been built: run samples/native/run.sh");
        }
        if (form == Form.NATIVE) {
            return List.of(file.toString());
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(jvmOptions));
        command.addAll(List.of("-jar", file.toString()));
        return command;
    }
}
