package io.streamwright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/**
 * Sound jobs with something broken at random: whatever users write, the processor does not fail, and what it accepts compiles.
 * {@code -Dstreamwright.mutations=10000} looks further, {@code -Dstreamwright.seed=...} repeats a run.
 */
class MutationTest {
    private static final int MUTATIONS = Integer.getInteger("streamwright.mutations", 30);
    private static final long SEED = Long.getLong("streamwright.seed", 42L);

    private static final Pattern ANNOTATION = Pattern.compile("@[A-Z]\\w+(?:\\((?:[^()\"]|\"[^\"]*\")*\\))?");
    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
    private static final Pattern TYPE = Pattern.compile(
            "\\b(?:int|long|boolean|double|void|String|Integer|Instant|[A-Z]\\w+(?:<[A-Z]\\w+>)?)(?= \\w)");
    private static final Pattern MEMBER = Pattern.compile("(?m)^ {4,12}(?=[a-zA-Z<]+(?: \\w+)+[(;= ])");
    private static final Pattern LINE = Pattern.compile("(?m)^ {4,}[@a-z][^\\n]*;$");
    private static final Pattern NAME = Pattern.compile("(?<=\\w )[a-z]\\w+(?=[,)(;])");

    /** By what they may stand on; elsewhere the compiler itself objects, and there is nothing to learn. */
    private static final List<List<String>> ANNOTATIONS = List.of(
            List.of("@State", "@Service", "@Config(\"c\")", "@EventTime", "@Named(\"n\")", ""),
            List.of("@KeyedBy(\"at\")", "@KeyedBy({\"key\", \"at\"})", "@Window(size = \"1m\")", "@Uid(\"u\")", ""),
            List.of("@Key", "@EventTime", "@WindowStart", "@WindowEnd", "@Named(\"n\")", "@KeyedBy(\"at\")", ""),
            List.of(
                    "@OnEvent",
                    "@OnClose",
                    "@OnTimer(\"idle\")",
                    "@OnTimer(\"first\")",
                    "@EventTime",
                    "@Uid(\"u\")",
                    ""),
            List.of(
                    "@Sink(\"log:\")",
                    "@Source(\"file:x\")",
                    "@Watermark",
                    "@OnError(ErrorPolicy.SKIP)",
                    "@OnError(of = \"words\")",
                    "@Union({\"all\", \"words\"})",
                    "@From(\"event\")",
                    "@From({\"event\", \"words\"})",
                    "@Uid(\"u\")",
                    "@OnEvent",
                    ""));

    private static final List<String> TYPES = List.of(
            "int",
            "long",
            "Integer",
            "String",
            "Object",
            "Thread",
            "byte[]",
            "int[][]",
            "List<String>",
            "List",
            "Optional<String>",
            "Optional<Optional<String>>",
            "Map<String, byte[]>",
            "Set<byte[]>",
            "Out<String>",
            "Out",
            "KeyTimer",
            "StreamOf<String>",
            "StreamOf",
            "void",
            "Instant",
            "Missing",
            "Enum<?>",
            "List<?>",
            "java.time.ZoneId",
            "Comparable<String>",
            "Void",
            "int...",
            "T",
            "java.util.Map.Entry<String, String>");
    private static final List<String> TEXTS =
            List.of("\"\"", "\"at\"", "\"1m\"", "\"-5s\"", "\"x y\"", "\"words\"", "\"log:\"", "\"key\"", "\"$\"");
    private static final List<String> MODIFIERS = List.of(
            "private ", "static ", "final ", "abstract ", "default ", "public ", "protected ", "<T> ", "transient ");
    private static final List<String> NAMES = List.of("at", "key", "idle", "hash", "other", "value", "words", "$x");

    private final Random random = new Random(SEED);

    @Test
    void brokenAtRandom_thenNothingButErrorsAtTheirPlaces() throws Exception {
        List<Path> seeds = new ArrayList<>();
        for (Path fixture : Fixtures.all("shapes")) {
            // One file each: what is broken is then all there is.
            if (Fixtures.sources(fixture).size() == 1 && !Files.isDirectory(fixture.resolve("lib"))) {
                seeds.addAll(Fixtures.sources(fixture));
            }
        }
        for (int i = 0; i < MUTATIONS; i++) {
            Path seed = seeds.get(random.nextInt(seeds.size()));
            String text = Files.readString(seed).replaceAll("(?m)^import io\\.streamwright\\.\\w+;\\n", "");
            text = text.replaceFirst("(?m)^(package .*;)$", "$1\n\nimport io.streamwright.*;\nimport java.util.*;");
            for (int n = 1 + random.nextInt(3); n > 0; n--) {
                text = mutate(text);
            }
            check(seed, text);
        }
    }

    private void check(Path seed, String text) {
        String name = seed.getFileName().toString().replace(".java", "");
        Compilation compilation = Compiler.javac()
                .withProcessors(new StreamwrightProcessor())
                .compile(JavaFileObjects.forSourceString(seed.getParent().getFileName() + "." + name, text));
        List<? extends Diagnostic<? extends JavaFileObject>> errors = compilation.errors();
        List<String> messages =
                errors.stream().map(error -> error.getMessage(Locale.ROOT)).toList();
        assertThat(messages)
                .as("seed %s%n%s", SEED, text)
                .noneMatch(
                        message -> message.startsWith("SW0001") || message.contains("An annotation processor threw"));
        boolean isOurs = !errors.isEmpty() && errors.stream().allMatch(MutationTest::isInGenerated);
        assertThat(isOurs)
                .as("seed %s, generated code does not compile: %s%n%s", SEED, errors, text)
                .isFalse();
    }

    private static boolean isInGenerated(Diagnostic<? extends JavaFileObject> error) {
        return error.getSource() != null && error.getSource().getName().contains("SOURCE_OUTPUT");
    }

    private String mutate(String text) {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> replaceAnnotation(text);
            case 3 -> replace(text, TEXT, TEXTS);
            case 4 -> replace(text, TYPE, TYPES);
            case 5 -> insert(text, MEMBER, MODIFIERS);
            case 6 -> replace(text, LINE, List.of(""));
            default -> replace(text, NAME, NAMES);
        };
    }

    /** One annotation by another that may stand there, or by two. */
    private String replaceAnnotation(String text) {
        List<int[]> places = places(text, ANNOTATION);
        if (places.isEmpty()) {
            return text;
        }
        int[] place = places.get(random.nextInt(places.size()));
        String name = text.substring(place[0], place[1]).replaceAll("\\(.*", "");
        List<String> pool = ANNOTATIONS.stream()
                .filter(group -> group.stream()
                        .anyMatch(one -> one.replaceAll("\\(.*", "").equals(name)))
                .flatMap(List::stream)
                .toList();
        if (pool.isEmpty()) {
            return text;
        }
        String kept = random.nextInt(4) == 0 ? text.substring(place[0], place[1]) + " " : "";
        return text.substring(0, place[0]) + kept + pick(pool) + text.substring(place[1]);
    }

    private String replace(String text, Pattern pattern, List<String> pool) {
        List<int[]> places = places(text, pattern);
        if (places.isEmpty()) {
            return text;
        }
        int[] place = places.get(random.nextInt(places.size()));
        return text.substring(0, place[0]) + pick(pool) + text.substring(place[1]);
    }

    private String insert(String text, Pattern pattern, List<String> pool) {
        List<int[]> places = places(text, pattern);
        if (places.isEmpty()) {
            return text;
        }
        int[] place = places.get(random.nextInt(places.size()));
        return text.substring(0, place[1]) + pick(pool) + " " + text.substring(place[1]);
    }

    private String pick(List<String> pool) {
        return pool.get(random.nextInt(pool.size()));
    }

    /** Behind the imports. */
    private static List<int[]> places(String text, Pattern pattern) {
        List<int[]> places = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        int start = Math.max(0, text.lastIndexOf("\nimport "));
        for (boolean found = matcher.find(text.indexOf('\n', start + 1)); found; found = matcher.find()) {
            places.add(new int[] {matcher.start(), matcher.end()});
        }
        return places;
    }
}
