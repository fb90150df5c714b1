package io.streamwright.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says why a project has no compiled job, and what to do. */
final class NoJobFound {
    private NoJobFound() {}

    /**
     * The problem with its remedy.
     *
     * @param classes where jobs were looked for
     * @param sourceFolders where the project's sources are
     * @param processorConfigured whether the compiler is told of the annotation processor
     * @param version of this plugin, for the snippet
     */
    static BuildProblem explain(Path classes, List<Path> sourceFolders, boolean processorConfigured, String version)
            throws IOException {
        String found = "There is no compiled job in " + classes + ". ";
        if (!processorConfigured) {
            return new BuildProblem(
                    found + "The compiler is not told of the annotation processor; add this to <plugins>:\n\n"
                            + snippet(version));
        }
        Optional<Path> declaring = declaring(sourceFolders);
        if (declaring.isEmpty()) {
            return new BuildProblem(found + "No interface in " + sourceFolders + " is annotated with @StreamJob.");
        }
        return new BuildProblem(found + "The annotation processor is configured and " + declaring.get()
                + " declares a job, but it has not been compiled. Is annotation processing switched off (-proc:none), or was"
                + " the compiler skipped? Try \"mvn clean package\".");
    }

    private static String snippet(String version) {
        return """
                <plugin>
                    <groupId>org.apache.maven.plugins</groupId>
                    <artifactId>maven-compiler-plugin</artifactId>
                    <configuration>
                        <annotationProcessorPaths>
                            <path>
                                <groupId>io.streamwright</groupId>
                                <artifactId>streamwright-processor</artifactId>
                                <version>%s</version>
                            </path>
                        </annotationProcessorPaths>
                    </configuration>
                </plugin>
                """.formatted(version).indent(4);
    }

    private static Optional<Path> declaring(List<Path> sourceFolders) throws IOException {
        for (Path folder : sourceFolders) {
            if (!Files.isDirectory(folder)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(folder)) {
                Optional<Path> first = files.filter(file -> file.toString().endsWith(".java"))
                        .filter(NoJobFound::mentionsJob)
                        .sorted()
                        .findFirst();
                if (first.isPresent()) {
                    return first;
                }
            }
        }
        return Optional.empty();
    }

    /** Bytes as characters of one byte each: the name is ASCII in every encoding of sources that matters. */
    private static boolean mentionsJob(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains("@StreamJob");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
