package io.streamwright.maven;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the builder of executables where <code>native-maven-plugin</code> does, to say early and plainly that there is
 * none.
 *
 * @param environment of this process
 * @param toolchain the JDK that the build's toolchains name, or null
 * @param windows whether programs end in {@code .cmd} and {@code .exe}
 */
record NativeImage(
        Map<String, String> environment, @Nullable Path toolchain, boolean windows) {
    /**
     * The builder.
     *
     * @throws BuildProblem if there is none, with where it was looked for and what to do
     */
    Path find() throws BuildProblem {
        List<String> looked = new ArrayList<>();
        if (toolchain != null) {
            Path found = inHome(toolchain);
            if (found != null) {
                return found;
            }
            looked.add("the JDK of maven-toolchains-plugin is " + toolchain + ", which has no native-image");
        }
        for (String variable : List.of("GRAALVM_HOME", "JAVA_HOME")) {
            String home = environment.get(variable);
            if (home == null || home.isBlank()) {
                looked.add(variable + " is not set");
                continue;
            }
            Path found = inHome(Path.of(home));
            if (found != null) {
                return found;
            }
            looked.add(variable + " is " + home + ", which has no native-image");
        }
        // native-maven-plugin does not look further than a JAVA_HOME that is set.
        if (blank(environment.get("JAVA_HOME"))) {
            Path found = onPath();
            if (found != null) {
                return found;
            }
            looked.add("no folder of PATH has one");
        }
        throw new BuildProblem("There is no native-image to build the executable with:\n\n    - "
                + String.join("\n    - ", looked)
                + """


                Install GraalVM for JDK 17 or newer (https://www.graalvm.org/downloads), and say where it is:

                    GRAALVM_HOME=/path/to/graalvm mvn -Pnative package

                Without the profile, "mvn package" builds the jar alone, which needs no GraalVM.""");
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private @Nullable Path inHome(Path home) {
        return inFolder(home.resolve("bin"));
    }

    private @Nullable Path onPath() {
        for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
            Path found = folder.isBlank() ? null : inFolder(Path.of(folder));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Path inFolder(Path folder) {
        Path file = folder.resolve(windows ? "native-image.cmd" : "native-image");
        return Files.exists(file) ? file : null;
    }
}
