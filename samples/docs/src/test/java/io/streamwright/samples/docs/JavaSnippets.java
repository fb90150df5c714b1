package io.streamwright.samples.docs;

import io.streamwright.samples.docs.MarkdownPage.Block;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts blocks of Java into compilation units, one for each type at the top level, as a reader does who puts each into a file
 * of its own. Line numbers stay those of the page.
 */
final class JavaSnippets {
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|interface|record|enum) +(\\w+)");

    /** What a reader's development environment would import. */
    private static final String IMPORTS = "package page; import io.streamwright.*; import java.io.*; import"
            + " java.math.*; import java.nio.file.*; import java.time.*; import java.util.*;";

    private JavaSnippets() {}

    /** Name of the type to source, in the order of the block. */
    static Map<String, String> typesOf(Block block) {
        Map<String, String> types = new LinkedHashMap<>();
        List<String> imports = new ArrayList<>();
        StringBuilder type = new StringBuilder();
        String packageLine = IMPORTS;
        int depth = 0;
        int typeLine = block.line();
        for (int i = 0; i < block.lines().size(); i++) {
            String line = block.lines().get(i);
            if (depth == 0 && type.isEmpty()) {
                typeLine = block.line() + i;
            }
            if (line.startsWith("package ")) {
                packageLine = line;
                continue;
            }
            if (line.startsWith("import ")) {
                imports.add(line);
                continue;
            }
            if (type.isEmpty() && line.isBlank()) {
                continue;
            }
            type.append(line).append('\n');
            int before = depth;
            depth += depthOf(line);
            if (depth == 0 && (before > 0 || line.stripTrailing().endsWith("}"))) {
                String header = packageLine + " " + String.join(" ", imports);
                types.put(nameOf(type, block), header + "\n".repeat(typeLine - 1) + type);
                type.setLength(0);
            }
        }
        if (!type.isEmpty()) {
            throw new IllegalStateException(
                    "line " + typeLine + ": not a whole type; <!-- fragment --> before the block leaves it out");
        }
        return types;
    }

    private static String nameOf(CharSequence type, Block block) {
        Matcher matcher = TYPE.matcher(type);
        if (!matcher.find()) {
            throw new IllegalStateException("line " + block.line() + ": no type in\n" + type);
        }
        return matcher.group(1);
    }

    /** How much deeper in braces and parentheses a line ends than it began; braces in texts come in pairs. */
    private static int depthOf(String line) {
        String code = line.replaceAll("\"(?:[^\"\\\\]|\\\\.)*\"", "")
                .replaceAll("'.'", "")
                .replaceAll("//.*", "");
        int depth = 0;
        for (int i = 0; i < code.length(); i++) {
            char each = code.charAt(i);
            if (each == '{' || each == '(') {
                depth++;
            } else if (each == '}' || each == ')') {
                depth--;
            }
        }
        return depth;
    }
}
