package io.streamwright.maven;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a JVM can keep of one start of a job for the next: from JDK 25 on an AOT cache of classes that are loaded and linked
 * and profiles of methods, before that an archive of loaded classes (AppCDS). It is for the jar and the JVM that it was made
 * with; with another, the JVM starts without it.
 *
 * @param jar runnable
 * @param java what it is made by and for
 * @param arguments the command line of the run that is looked at
 * @param workingFolder where relative paths begin
 * @param seconds after which a run that has not ended is stopped, as by SIGTERM
 */
record StartupCache(Path jar, JavaHome java, List<String> arguments, Path workingFolder, int seconds) {
    private static final int FIRST_WITH_AOT_CACHE = 25;
    private static final int TERMINATED = 143;
    /** What a job may take for its last snapshot, and the JVM for writing. */
    private static final int STOP_SECONDS = 120;

    /** Copies the list, and makes paths absolute. */
    StartupCache {
        arguments = List.copyOf(arguments);
        jar = jar.toAbsolutePath();
    }

    /** Whether it is an AOT cache. */
    boolean isAot() {
        return java.release() >= FIRST_WITH_AOT_CACHE;
    }

    /** Where it is written. */
    Path file() {
        return jar.resolveSibling(name() + (isAot() ? ".aot" : ".jsa"));
    }

    /** The option of the JVM that makes use of it. */
    String option() {
        return isAot() ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=";
    }

    /** Of the jar, without its ending. */
    String name() {
        String file = jar.getFileName().toString();
        return file.endsWith(".jar") ? file.substring(0, file.length() - ".jar".length()) : file;
    }

    /** Waits until the job ends or has to be stopped. */
    @FunctionalInterface
    interface Wait {
        /** Whether it has ended. */
        boolean until(Process job) throws InterruptedException;
    }

    /**
     * Runs the job and keeps what the JVM has learned.
     *
     * @throws BuildProblem if the job fails or the JVM keeps nothing
     */
    void build() throws IOException, InterruptedException, BuildProblem {
        build(job -> job.waitFor(seconds, TimeUnit.SECONDS));
    }

    /** As {@link #build()}, for as long as it is told. */
    void build(Wait wait) throws IOException, InterruptedException, BuildProblem {
        Files.deleteIfExists(file());
        Path output = jar.resolveSibling(name() + "-cache.log");
        List<String> command = new ArrayList<>();
        command.add(java.java().toString());
        command.add((isAot() ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + file());
        command.add("-jar");
        command.add(jar.toString());
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .directory(workingFolder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean stopped = !wait.until(process);
        if (stopped) {
            process.destroy();
        }
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw problem("has not stopped within " + STOP_SECONDS + " seconds of being told to", output);
        }
        int code = process.exitValue();
        if (code != 0 && !(stopped && code == TERMINATED)) {
            throw problem("ended with exit code " + code, output);
        }
        if (!Files.isRegularFile(file())) {
            throw problem("left no " + file(), output);
        }
    }

    private BuildProblem problem(String what, Path output) throws IOException {
        return new BuildProblem("The run of the job for its start-up cache, with the command line \""
                + String.join(" ", arguments) + "\", " + what + ". It said:\n\n"
                + Files.readString(output, Charset.defaultCharset()).indent(4)
                + "\nGive it another command line with <cacheArgs>.");
    }

    /** A shell script that starts the job with this cache. */
    String launcher() {
        // An older JVM does not know the option, and is to start all the same.
        String lenient = isAot() ? "-XX:+IgnoreUnrecognizedVMOptions " : "";
        return """
                #!/bin/sh
                # Starts the job with its start-up cache. Options for the JVM are taken from JAVA_OPTS.
                file=$(readlink -f -- "$0" 2>/dev/null || printf '%%s' "$0")
                folder=$(CDPATH= cd -- "$(dirname -- "$file")" && pwd)
                if [ -n "$JAVA_HOME" ]; then java=$JAVA_HOME/bin/java; else java=java; fi
                cache=$folder/'%s'
                if [ ! -f "$cache" ]; then
                    exec "$java" $JAVA_OPTS -jar "$folder"/'%s' "$@"
                fi
                # What the JVM has to say goes where it does not mix with results.
                exec "$java" %s"%s$cache" -Xlog:disable -Xlog:all=warning:stderr '-Dstreamwright.cache.jvm=%s' \\
                    $JAVA_OPTS -jar "$folder"/'%s' "$@"
                """.formatted(
                file().getFileName(), jar.getFileName(), lenient, option(), java.vmVersion(), jar.getFileName());
    }
}
