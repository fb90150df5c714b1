package io.streamwright.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs a main class of ours in a process of its own, and reads the lines of results that it prints. */
final class Fork {
    private static final String MARK = "result ";

    private Fork() {}

    /** A line of results. */
    static String line(Map<String, ?> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" ", MARK, ""));
    }

    static double number(Map<String, String> line, String name) {
        return Double.parseDouble(text(line, name));
    }

    static long whole(Map<String, String> line, String name) {
        return Long.parseLong(text(line, name));
    }

    private static String text(Map<String, String> line, String name) {
        String value = line.get(name);
        if (value == null) {
            throw new IllegalStateException("no " + name + " in " + line);
        }
        return value;
    }

    /**
     * Runs it to its end.
     *
     * @return each line of results
     * @throws IllegalStateException if it fails, with all that it printed
     */
    static List<Map<String, String>> run(Class<?> main, List<String> jvm, List<String> args)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(args);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<Map<String, String>> results = new ArrayList<>();
        StringBuilder all = new StringBuilder();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                all.append(line).append('\n');
                if (line.startsWith(MARK)) {
                    results.add(read(line.substring(MARK.length())));
                }
            }
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed:\n" + all);
        }
        return results;
    }

    private static Map<String, String> read(String line) {
        Map<String, String> values = new HashMap<>();
        for (String part : line.split(" ")) {
            int equals = part.indexOf('=');
            values.put(part.substring(0, equals), part.substring(equals + 1));
        }
        return values;
    }
}
