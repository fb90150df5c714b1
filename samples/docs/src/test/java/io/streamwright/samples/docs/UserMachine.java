package io.streamwright.samples.docs;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The machine of someone who has built Streamwright from a clone: {@code mvn} and {@code java} in a shell, and a local repository
 * that has what this build makes. Maven is the real one. What else it needs is taken from the local repository of this build,
 * which has it, and not from the network; nothing is installed there. So the plugins that a project leaves to Maven are those
 * that this build uses.
 */
final class UserMachine {
    private static final List<String> MODULES = List.of(
            ".",
            "runtime",
            "annotations",
            "processor",
            "maven-plugin",
            "runtime/core",
            "runtime/cli",
            "runtime/csv",
            "runtime/files",
            "runtime/json",
            "runtime/kafka",
            "runtime/metrics",
            "runtime/testkit");
    private static final String VERSION = "0.1.0-SNAPSHOT";
    private static final String FASTER = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private final Path folder;

    private UserMachine(Path folder) {
        this.folder = folder;
    }

    /** One whose tools are below {@code folder}. */
    static UserMachine in(Path folder) throws IOException {
        UserMachine machine = new UserMachine(folder);
        Files.createDirectories(folder.resolve("bin"));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        machine.tool("java", "exec '" + java + "' " + FASTER + " \"$@\"");
        return machine;
    }

    /** Adds a command. */
    void tool(String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve("bin").resolve(name), "#!/bin/bash\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Adds {@code mvn}, with what {@code mvn install} in the clone would have left. */
    UserMachine withMaven() throws IOException {
        Path local = folder.resolve("m2");
        for (String module : MODULES) {
            install(MarkdownPage.ROOT.resolve(module).normalize(), local);
        }
        Path settings = Files.writeString(folder.resolve("settings.xml"), """
                <settings>
                  <mirrors>
                    <mirror><id>central</id><mirrorOf>*</mirrorOf><url>%s</url></mirror>
                  </mirrors>
                </settings>
                """.formatted(
                        repositoryOfThisBuild().toUri()));
        String home = System.getProperty("maven.home", "");
        tool(
                "mvn",
                "export JAVA_HOME='" + System.getProperty("java.home") + "' MAVEN_OPTS='" + FASTER + "'\nexec "
                        + (home.isEmpty() ? "mvn" : "'" + Path.of(home, "bin", "mvn") + "'")
                        + " -B -ntp -Dstyle.color=never -s '" + settings
                        + "' -Dmaven.repo.local='" + local + "' \"$@\"");
        return this;
    }

    private static void install(Path module, Path local) throws IOException {
        Path flattened = module.resolve(".flattened-pom.xml");
        Path pom = Files.exists(flattened) ? flattened : module.resolve("pom.xml");
        Matcher name = Pattern.compile("<artifactId>(streamwright-[a-z-]+)</artifactId>")
                .matcher(Files.readString(module.resolve("pom.xml")).replaceAll("(?s)<parent>.*?</parent>", ""));
        if (!name.find()) {
            throw new IllegalStateException("no artifact in " + module);
        }
        Path target = Files.createDirectories(
                local.resolve("io/streamwright").resolve(name.group(1)).resolve(VERSION));
        Path artifact = target.resolve(name.group(1) + "-" + VERSION + ".pom");
        Files.copy(pom, artifact);
        Path classes = module.resolve(output()).resolve("classes");
        if (Files.exists(classes)) {
            zip(classes, target.resolve(name.group(1) + "-" + VERSION + ".jar"));
        }
    }

    /** {@code target}, or {@code target/quick} where this build is one. */
    static Path output() {
        Path own = MarkdownPage.ROOT.resolve("samples/docs/target/quick");
        return System.getProperty("java.class.path").contains(own.toString())
                ? Path.of("target", "quick")
                : Path.of("target");
    }

    private static void zip(Path classes, Path jar) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            out.setLevel(1);
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(
                        new ZipEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, out);
            }
        }
    }

    /** Found by a library that each test has. */
    private static Path repositoryOfThisBuild() {
        Path library = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> path.toString().replace('\\', '/').contains("/org/junit/jupiter/"))
                .findFirst()
                .orElseThrow();
        Path found = library;
        while (found != null && !found.endsWith("org")) {
            found = found.getParent();
        }
        return found.getParent();
    }

    /** A pom of the documentation, with the versions of those plugins that it leaves to Maven. */
    static String pinned(String pom) throws IOException {
        String root = Files.readString(MarkdownPage.ROOT.resolve("pom.xml"));
        String managed = Stream.of("clean", "resources", "surefire", "jar")
                .map(plugin -> "maven-" + plugin + "-plugin")
                .map(plugin -> "<plugin><artifactId>" + plugin + "</artifactId><version>" + versionOf(plugin, root)
                        + "</version></plugin>")
                .collect(Collectors.joining());
        return pom.replaceFirst(
                "<build>", "<build><pluginManagement><plugins>" + managed + "</plugins></pluginManagement>");
    }

    private static String versionOf(String plugin, String pom) {
        Matcher version = Pattern.compile("<artifactId>" + plugin + "</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(pom);
        if (!version.find()) {
            throw new IllegalStateException("the root pom does not say the version of " + plugin);
        }
        return version.group(1);
    }

    /** Opens a shell. */
    ShellSession shell(Path directory) throws IOException {
        ProcessBuilder builder = new ProcessBuilder().directory(directory.toFile());
        builder.environment().merge("PATH", folder.resolve("bin") + ":", (path, bin) -> bin + path);
        return new ShellSession(builder, folder);
    }

    /** Runs commands in a shell of their own, and demands that they succeed. */
    ShellSession.Printed run(Path directory, String commands) throws Exception {
        try (ShellSession shell = shell(directory)) {
            return shell.run(commands);
        }
    }
}
