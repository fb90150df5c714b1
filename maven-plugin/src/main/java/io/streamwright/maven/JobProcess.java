package io.streamwright.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Runs a job in a JVM of its own, which shares this one's terminal.
 *
 * @param classPath folders and jars
 * @param mainClass the class to start
 * @param arguments the command line
 * @param workingFolder where relative paths begin
 */
record JobProcess(List<Path> classPath, String mainClass, List<String> arguments, Path workingFolder) {
    /** What a job may take for its last snapshot when the build is stopped. */
    private static final int STOP_SECONDS = 60;

    /** Copies the lists. */
    JobProcess {
        classPath = List.copyOf(classPath);
        arguments = List.copyOf(arguments);
    }

    /** The whole command. */
    List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-cp");
        command.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.add(mainClass);
        command.addAll(arguments);
        return command;
    }

    /**
     * Starts it and waits for its end; if this JVM is told to stop, so is the job, and gets time for it.
     *
     * @return its exit code
     */
    int run() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command())
                .directory(workingFolder.toFile())
                .inheritIO()
                .start();
        Thread stopper = new Thread(() -> stop(process), "streamwright-stop");
        Runtime.getRuntime().addShutdownHook(stopper);
        try {
            return process.waitFor();
        } finally {
            try {
                Runtime.getRuntime().removeShutdownHook(stopper);
            } catch (IllegalStateException e) {
                // Being shut down: the hook is at work.
            }
        }
    }

    private static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Takes a command line apart at white space, except between quotes of one kind or the other.
     *
     * @throws BuildProblem if a quote is not closed
     */
    static List<String> split(String commandLine) throws BuildProblem {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (int i = 0; i < commandLine.length(); i++) {
            char c = commandLine.charAt(i);
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                inWord = true;
            } else if (!Character.isWhitespace(c)) {
                word.append(c);
                inWord = true;
            } else if (inWord) {
                words.add(word.toString());
                word.setLength(0);
                inWord = false;
            }
        }
        if (quote != 0) {
            throw new BuildProblem("a quote is not closed in: " + commandLine);
        }
        if (inWord) {
            words.add(word.toString());
        }
        return words;
    }
}
