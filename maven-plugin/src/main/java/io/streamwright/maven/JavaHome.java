package io.streamwright.maven;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An installation of Java, and what its JVM says of itself.
 *
 * @param java the command
 * @param release the number of its specification, such as 17
 * @param vmVersion the build of its JVM, such as {@code 17.0.15+6-Debian-1deb12u1}
 */
record JavaHome(Path java, int release, String vmVersion) {

    /**
     * Asks the installation.
     *
     * @throws BuildProblem if there is none
     */
    static JavaHome ask(Path home) throws IOException, InterruptedException, BuildProblem {
        Path bin = home.resolve("bin");
        Path java = Files.exists(bin.resolve("java.exe")) ? bin.resolve("java.exe") : bin.resolve("java");
        if (!Files.isExecutable(java)) {
            throw new BuildProblem("javaHome is " + home + ", but there is no " + java);
        }
        Process process = new ProcessBuilder(java.toString(), "-XshowSettings:properties", "-version")
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
        Optional<String> release = property(text, "java.specification.version");
        Optional<String> version = property(text, "java.vm.version");
        if (process.waitFor() != 0 || release.isEmpty() || version.isEmpty()) {
            throw new BuildProblem(java + " does not tell its version:\n" + text);
        }
        return new JavaHome(java, Integer.parseInt(release.get().replaceFirst("\\..*", "")), version.get());
    }

    private static Optional<String> property(String settings, String name) {
        String start = name + " = ";
        return settings.lines()
                .map(String::strip)
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .findFirst();
    }
}
