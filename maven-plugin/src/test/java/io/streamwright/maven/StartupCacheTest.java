package io.streamwright.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamwright.maven.SingleJarTest.JavaRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** On the JVM of the tests: an archive of classes on JDK 17, an AOT cache on JDK 25. */
@DisabledOnOs(OS.WINDOWS)
class StartupCacheTest {
    private static final Path HOME = Path.of(System.getProperty("java.home"));

    @TempDir
    Path target;

    private Path jar;

    @BeforeEach
    void jarIsBuilt() throws Exception {
        jar = new JarFixture()
                .manifest("Main-Class: app.Main\n")
                .source("app/Main.class", """
                        package app;
                        public class Main {
                            public static void main(String[] a) throws Exception {
                                System.out.println(String.join(" ", a));
                                if (a[0].equals("for ever")) {
                                    new java.io.FileOutputStream("started").close();
                                    Thread.sleep(Long.MAX_VALUE);
                                }
                                if (a[0].equals("fail")) System.exit(3);
                            }
                        }""", target)
                .write(target.resolve("job.jar"));
    }

    private StartupCache cache(int seconds, String... arguments) throws Exception {
        return new StartupCache(jar, JavaHome.ask(HOME), List.of(arguments), target, seconds);
    }

    @Test
    void built_thenTheLauncherStartsTheJobWithItFromAnywhere() throws Exception {
        StartupCache cache = cache(120, "once");
        cache.build();
        Path launcher = launcher(cache);
        Path link = Files.createSymbolicLink(
                Files.createDirectory(target.resolve("bin")).resolve("start"), launcher);

        assertThat(run(link, "", "a b", "c")).isEqualTo("a b c\n");
        assertThat(run(link, "-Xlog:class+load:stdout", "x")).containsPattern("app\\.Main source: shared objects file");
    }

    @Test
    void cacheIsGone_thenTheLauncherStartsTheJobAllTheSame() throws Exception {
        StartupCache cache = cache(120, "once");
        cache.build();
        Path launcher = launcher(cache);
        Files.delete(cache.file());

        assertThat(run(launcher, "", "x")).isEqualTo("x\n");
    }

    @Test
    void jobWithoutAnEnd_thenStoppedAndKept() throws Exception {
        StartupCache cache = cache(1, "for ever");
        Path started = target.resolve("started");
        cache.build(job -> {
            while (!Files.exists(started)) {
                if (job.waitFor(10, TimeUnit.MILLISECONDS)) {
                    return true;
                }
            }
            return false;
        });

        assertThat(cache.file()).isRegularFile();
    }

    @Test
    void jobFails_thenSaysWhatItSaid() throws Exception {
        assertThatThrownBy(() -> cache(120, "fail").build())
                .isInstanceOf(BuildProblem.class)
                .hasMessageContaining("with the command line \"fail\", ended with exit code 3")
                .hasMessageContaining("    fail\n")
                .hasMessageContaining("<cacheArgs>");
    }

    @Test
    void kindOfCache_thenByTheRelease() {
        StartupCache old = new StartupCache(jar, new JavaHome(HOME, 17, "17+1"), List.of(), target, 1);
        StartupCache fresh = new StartupCache(jar, new JavaHome(HOME, 25, "25+1"), List.of(), target, 1);

        assertThat(old.file()).hasFileName("job.jsa");
        assertThat(old.launcher())
                .contains("-XX:SharedArchiveFile=", "cache.jvm=17+1")
                .doesNotContain("Unrecognized");
        assertThat(fresh.file()).hasFileName("job.aot");
        assertThat(fresh.launcher()).contains("-XX:+IgnoreUnrecognizedVMOptions", "-XX:AOTCache=", "cache.jvm=25+1");
    }

    @Test
    void noJavaThere_thenSaysSo() {
        assertThatThrownBy(() -> JavaHome.ask(target))
                .isInstanceOf(BuildProblem.class)
                .hasMessageContaining("javaHome is " + target);
    }

    @Test
    void jarThatStartsNothing_thenSaysToPackageFirst() throws Exception {
        Path plain = new JarFixture().text("x", "x").write(target.resolve("plain.jar"));

        assertThatThrownBy(() -> RunnableJob.requireRunnable(plain)).hasMessageContaining("<goal>package</goal>");
    }

    private static Path launcher(StartupCache cache) throws Exception {
        Path file = Files.writeString(cache.jar().resolveSibling(cache.name() + ".sh"), cache.launcher());
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    private String run(Path launcher, String javaOptions, String... arguments) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(launcher.toString()).directory(Path.of("/").toFile());
        builder.command().addAll(List.of(arguments));
        builder.environment().put("JAVA_HOME", HOME.toString());
        builder.environment().put("JAVA_OPTS", javaOptions);
        return JavaRun.output(builder);
    }
}
