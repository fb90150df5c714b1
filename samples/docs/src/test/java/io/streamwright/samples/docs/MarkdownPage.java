package io.streamwright.samples.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A page of the documentation and the code in it.
 *
 * @param path relative to the root of the repository
 */
record MarkdownPage(Path path, List<Block> blocks) {
    /** Where the repository begins: the tests run in the folder of their module. */
    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    /**
     * A fenced block.
     *
     * @param label the last line of text before it
     * @param language what stands behind the opening fence, such as {@code java}
     * @param line that of its first line in the page, from 1
     */
    record Block(String label, String language, int line, List<String> lines) {
        String text() {
            return String.join("\n", lines) + "\n";
        }

        /** The name of the file that the label says it is, between backticks at its end: {@code `pom.xml`:}. */
        String fileName() {
            String[] parts = label.split("`");
            return parts.length >= 3 && parts[parts.length - 1].equals(":") ? parts[parts.length - 2] : "";
        }

        /** Whether a comment says that it is a part of something, or wrong on purpose. */
        boolean isFragment() {
            return label.equals("<!-- fragment -->");
        }
    }

    /** Those that users and contributors read: of the documentation, the samples and the modules. */
    static List<MarkdownPage> all() {
        List<Path> files = new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")));
        for (String folder : List.of("docs", "samples", "runtime", "maven-plugin", "processor", "annotations")) {
            try (Stream<Path> all = Files.find(ROOT.resolve(folder), 9, (path, attributes) -> isPage(path))) {
                all.forEach(files::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files.stream()
                .sorted()
                .map(path -> read(ROOT.relativize(path).toString()))
                .toList();
    }

    private static boolean isPage(Path path) {
        String name = ROOT.relativize(path).toString().replace('\\', '/');
        // the page of the archetype is a template, and its own tests make a project of it
        return name.endsWith(".md") && !name.contains("/target/") && !name.contains("/archetype-resources/");
    }

    static MarkdownPage read(String path) {
        List<Block> blocks = new ArrayList<>();
        String label = "";
        Block open = null;
        int line = 0;
        for (String text : readLines(path)) {
            line++;
            String stripped = text.strip();
            if (open != null && stripped.equals("```")) {
                blocks.add(open);
                open = null;
            } else if (open != null) {
                open.lines().add(text);
            } else if (stripped.startsWith("```")) {
                open = new Block(label, stripped.substring(3).strip(), line + 1, new ArrayList<>());
                label = "";
            } else if (!stripped.isEmpty()) {
                label = stripped;
            }
        }
        if (open != null) {
            throw new IllegalStateException(path + ": the block of line " + open.line() + " is not closed");
        }
        return new MarkdownPage(Path.of(path), blocks);
    }

    private static List<String> readLines(String path) {
        try {
            return Files.readAllLines(ROOT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Block> blocks(String language) {
        return blocks.stream()
                .filter(block -> block.language().equals(language))
                .toList();
    }
}
