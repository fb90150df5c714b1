package io.streamwright.testkit.random;

import io.streamwright.testkit.random.DrawnJob.Apply;
import io.streamwright.testkit.random.DrawnJob.Late;
import io.streamwright.testkit.random.DrawnJob.Letters;
import io.streamwright.testkit.random.DrawnJob.Step;
import io.streamwright.testkit.random.DrawnJob.Stream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the source of a drawn job: one file with the interface and all types that it needs. */
final class SourceText {
    private final long seed;
    private final List<Stream> streams;
    private final Map<String, String> declarations;
    private final Features features;

    /**
     * Of a job.
     *
     * @param declarations by the name of each stream, its method without what says where it ends up
     */
    SourceText(long seed, List<Stream> streams, Map<String, String> declarations, Features features) {
        this.seed = seed;
        this.streams = streams;
        this.declarations = declarations;
        this.features = features;
    }

    /** A package of its own for each seed. */
    static String packageName(long seed) {
        return "drawn.job" + Long.toUnsignedString(seed, 36);
    }

    /** The annotation that names inputs. */
    static String from(List<String> inputs) {
        return "@From(" + names(inputs) + ") ";
    }

    /** Names as the value of an annotation. */
    static String names(List<String> names) {
        String list = names.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
        return names.size() == 1 ? list : "{" + list + "}";
    }

    /** Whether the types alone tell what a step or application reads, so that it need not be said. */
    private boolean readsWhatIsThere(Stream reader) {
        List<String> inputs = reader instanceof Step || reader instanceof Apply ? reader.inputs() : List.of();
        return !inputs.isEmpty()
                && inputs.stream().noneMatch(input -> stream(input) instanceof Late)
                && inputs.stream().allMatch(input -> {
                    String type = stream(input).type().name();
                    return streams.stream()
                                    .filter(other -> other != reader
                                            && other.type().name().equals(type))
                                    .count()
                            == 1;
                });
    }

    private Stream stream(String name) {
        return streams.stream()
                .filter(stream -> stream.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Writes it.
     *
     * @param nested whether the types are nested in the interface
     * @param types the declarations of all types
     * @param sinkEvery one in so many of the streams that are read has a sink nevertheless
     */
    String write(boolean nested, List<String> types, int sinkEvery) {
        Set<String> read = new HashSet<>();
        streams.stream()
                .filter(stream -> !(stream instanceof Letters) && !(stream instanceof Late))
                .forEach(stream -> read.addAll(stream.inputs()));
        StringBuilder job = new StringBuilder("@StreamJob(\"drawn\")\npublic interface Drawn {\n");
        declarations.forEach((name, declaration) -> {
            boolean unread = !read.contains(name) || Math.floorMod((seed + name).hashCode(), sinkEvery) == 0;
            boolean inferred = readsWhatIsThere(stream(name)) && Math.floorMod((name + seed).hashCode(), 2) == 0;
            features.saw("inputs found by type", inferred);
            String written = inferred ? declaration.replace(from(stream(name).inputs()), "") : declaration;
            job.append("    ")
                    .append(unread ? "@Sink(\"log:\") " : "")
                    .append(written)
                    .append("\n\n");
        });
        StringBuilder own = new StringBuilder(
                "/** For the interpreter, which calls the steps. */\nclass Steps implements Drawn {\n");
        streams.stream()
                .filter(stream -> !(stream instanceof Step))
                .forEach(stream -> own.append("    public StreamOf<"
                        + stream.type().name() + "> " + stream.name() + "() {\n        return null;\n    }\n"));
        own.append("}\n\n");
        types.forEach(source -> own.append(source).append("\n\n"));
        String imports = "package " + packageName(seed) + ";\n\nimport io.streamwright.*;\n"
                + "import io.streamwright.testkit.random.*;\nimport java.io.IOException;\n"
                + "import java.math.BigDecimal;\nimport java.time.*;\nimport java.util.*;\n\n"
                + "// drawn from the seed " + seed + "\n";
        String withJob = nested ? job + own.toString() + "}\n" : job + "}\n\n" + own;
        return imports + withJob;
    }
}
