package io.streamwright.benchmarks.startup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A JDK, and the ways to start the job on it.
 *
 * @param java the command
 * @param version what it says of itself
 * @param release the number of its specification
 */
record Jdk(String java, String version, int release) {
    private static final int FIRST_WITH_AOT_CACHE = 25;

    static Jdk of(Path home) throws IOException, InterruptedException {
        String java = home.resolve("bin").resolve("java").toString();
        String settings = run(List.of(java, "-XshowSettings:properties", "-version"), Path.of("."));
        return new Jdk(
                java,
                property(settings, "java.vm.name") + " " + property(settings, "java.vm.version"),
                Integer.parseInt(property(settings, "java.specification.version")));
    }

    private static String property(String settings, String name) {
        return settings.lines()
                .map(String::strip)
                .filter(line -> line.startsWith(name + " = "))
                .map(line -> line.substring(name.length() + 3))
                .findFirst()
                .orElseThrow();
    }

    /**
     * What to compare.
     *
     * @param hello the classes of {@link Hello}
     * @param work a folder with {@code thin/errors.jar}, {@code thin/lib} and {@code single/errors.jar}; caches go there
     * @param input an absolute path, and how many results it gives
     */
    List<Candidate> candidates(Path hello, Path work, Path input, int results)
            throws IOException, InterruptedException {
        Path thin = work.resolve("thin");
        Path single = work.resolve("single");
        String lines = "--lines=file:" + input + "?follow=true";
        List<Candidate> all = new ArrayList<>();
        all.add(new Candidate(
                "a program that says hello", List.of(java, "-cp", hello.toString(), Hello.class.getName()), work, 1));
        all.add(new Candidate(
                "the job, `lib/` beside its jar", List.of(java, "-jar", "errors.jar", lines), thin, results));
        all.add(new Candidate("the job in a single jar", List.of(java, "-jar", "errors.jar", lines), single, results));
        String once = "--lines=file:" + input;
        all.add(cached("`describe`", single, lines, results, "describe"));
        all.add(cached("a run of the job", single, lines, results, once, "--errors=discard:"));
        return all;
    }

    private Candidate cached(String of, Path folder, String lines, int results, String... training)
            throws IOException, InterruptedException {
        boolean aot = release >= FIRST_WITH_AOT_CACHE;
        Path cache = folder.resolve(of.replaceAll("[^a-z]", "") + "-" + release + (aot ? ".aot" : ".jsa"));
        Files.deleteIfExists(cache);
        List<String> command = new ArrayList<>(List.of(
                java, (aot ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + cache, "-jar", "errors.jar"));
        command.addAll(List.of(training));
        run(command, folder);
        String use = (aot ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + cache;
        return new Candidate(
                "the same with " + (aot ? "an AOT cache" : "an AppCDS archive") + " of " + of,
                List.of(java, use, "-jar", "errors.jar", lines),
                folder,
                results);
    }

    private static String run(List<String> command, Path folder) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command + ": " + output);
        }
        return output;
    }
}
