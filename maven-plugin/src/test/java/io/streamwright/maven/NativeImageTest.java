package io.streamwright.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeImageTest {
    @TempDir
    Path folder;

    @Test
    void nothingIsSet_thenSaysWhereItLookedAndWhatToDo() {
        assertThatThrownBy(() -> find(Map.of("PATH", folder.toString())))
                .isInstanceOf(BuildProblem.class)
                .hasMessageContaining("GRAALVM_HOME is not set")
                .hasMessageContaining("JAVA_HOME is not set")
                .hasMessageContaining("no folder of PATH has one")
                .hasMessageContaining("GRAALVM_HOME=/path/to/graalvm mvn -Pnative package");
    }

    @Test
    void homeHasNone_thenSaysWhichHome() throws Exception {
        Path path = jdk("path", true).resolve("bin");
        Path plain = jdk("plain", false);
        assertThatThrownBy(() -> find(Map.of("JAVA_HOME", plain.toString(), "PATH", path.toString())))
                .hasMessageContaining("JAVA_HOME is " + plain + ", which has no native-image")
                .hasMessageNotContaining("PATH");
    }

    @Test
    void graalvmHome_comesBeforeJavaHome() throws Exception {
        Path graal = jdk("graal", true);
        Path java = jdk("java", true);
        assertThat(find(Map.of("GRAALVM_HOME", graal.toString(), "JAVA_HOME", java.toString())))
                .isEqualTo(graal.resolve("bin/native-image"));
    }

    @Test
    void graalvmHomeHasNone_thenJavaHome() throws Exception {
        Path plain = jdk("plain", false);
        Path java = jdk("java", true);
        assertThat(find(Map.of("GRAALVM_HOME", plain.toString(), "JAVA_HOME", java.toString())))
                .isEqualTo(java.resolve("bin/native-image"));
    }

    @Test
    void noHomes_thenPath() throws Exception {
        Path bin = jdk("path", true).resolve("bin");
        assertThat(find(Map.of("PATH", folder.resolve("absent") + java.io.File.pathSeparator + bin)))
                .isEqualTo(bin.resolve("native-image"));
    }

    @Test
    void toolchain_comesFirst() throws Exception {
        Path toolchain = jdk("toolchain", true);
        Path graal = jdk("graal", true);
        assertThat(new NativeImage(Map.of("GRAALVM_HOME", graal.toString()), toolchain, false).find())
                .isEqualTo(toolchain.resolve("bin/native-image"));
        assertThat(new NativeImage(Map.of("GRAALVM_HOME", graal.toString()), jdk("plain", false), false).find())
                .isEqualTo(graal.resolve("bin/native-image"));
    }

    @Test
    void onWindows_itIsACommandFile() throws Exception {
        Path graal = jdk("graal", true);
        Map<String, String> environment = Map.of("GRAALVM_HOME", graal.toString());
        assertThatThrownBy(() -> new NativeImage(environment, null, true).find())
                .isInstanceOf(BuildProblem.class);
        Path command = Files.createFile(graal.resolve("bin/native-image.cmd"));
        assertThat(new NativeImage(environment, null, true).find()).isEqualTo(command);
    }

    private static Path find(Map<String, String> environment) throws BuildProblem {
        return new NativeImage(environment, null, false).find();
    }

    private Path jdk(String name, boolean withNativeImage) throws IOException {
        Path bin = Files.createDirectories(folder.resolve(name).resolve("bin"));
        if (withNativeImage) {
            Files.createFile(bin.resolve("native-image"));
        }
        return folder.resolve(name);
    }
}
