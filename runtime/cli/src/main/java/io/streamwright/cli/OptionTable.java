package io.streamwright.cli;

import io.streamwright.core.api.EngineSetting;
import io.streamwright.core.graph.JobGraph;
import io.streamwright.core.graph.SettingNode;
import io.streamwright.core.graph.StreamNode;
import io.streamwright.core.operator.ConfigType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All options of a job's command line, in the sections that help shows them in. */
final class OptionTable {
    /**
     * The options of the command line itself. A stream or setting of the same name wins over those that have a letter to go
     * by, and over the last; in place of the others it has to be set in a file or in the environment.
     */
    private static final List<Option> OWN = List.of(
            flag("-h", "--help", "show this and end"),
            flag("-V", "--version", "show the job's and the runtime's version and end"),
            new Option(
                    List.of("--properties"),
                    "FILE",
                    "read settings from a properties file; may be given several times",
                    false),
            new Option(
                    List.of("--format"),
                    "text|mermaid|json",
                    "for describe: how the graph is drawn; default text",
                    false),
            flag("-v", "--verbose", "tell more: stack traces, progress where there is no terminal"),
            flag("-q", "--quiet", "tell of failures alone"),
            new Option(
                    List.of("--log-format"),
                    "text|json",
                    "how log messages are written; json: an object on each line, with job and lane. Default text",
                    false),
            flag("--no-live", "no line that is rewritten in place"));

    /**
     * One option.
     *
     * @param names with their dashes, the one that help shows as the main one last
     * @param label what stands for the value in help; empty for flags of the command line itself
     * @param description for help
     * @param truth whether it may stand without a value, which then is {@code true}
     */
    record Option(List<String> names, String label, String description, boolean truth) {
        /** Copies the names. */
        Option {
            names = List.copyOf(names);
        }

        /** The name of the setting. */
        String setting() {
            return names.get(names.size() - 1).substring(2);
        }
    }

    private static final Set<String> YIELDING = Set.of("--verbose", "--quiet", "--no-live");

    private final Map<String, List<Option>> sections = new LinkedHashMap<>();
    private final List<Option> own = new ArrayList<>();
    private final Map<String, Option> byName = new LinkedHashMap<>();
    private final List<String> streams = new ArrayList<>();

    /** The options of this job. */
    OptionTable(JobGraph graph) {
        OWN.stream()
                .flatMap(option -> option.names().stream()
                        .filter(name -> !YIELDING.contains(name))
                        .map(name -> Map.entry(name, option)))
                .forEach(entry -> byName.put(entry.getKey(), entry.getValue()));
        List<Option> ends = new ArrayList<>();
        for (StreamNode node : graph.streams()) {
            addEnds(node, ends);
        }
        section("Streams, with the addresses that hold where none is given:", ends);
        section(
                "Settings of the job:",
                graph.settings().stream().map(OptionTable::setting).toList());
        section(
                "Settings of the engine:",
                List.of(EngineSetting.values()).stream()
                        .map(OptionTable::engine)
                        .toList());
        OWN.forEach(this::addOwn);
    }

    private void addOwn(Option option) {
        List<String> free = option.names().stream()
                .filter(name -> !YIELDING.contains(name) || !byName.containsKey(name))
                .toList();
        if (!free.isEmpty()) {
            Option mine = new Option(free, option.label(), option.description(), option.truth());
            free.forEach(name -> byName.put(name, mine));
            own.add(mine);
        }
    }

    private void addEnds(StreamNode node, List<Option> ends) {
        StreamNode.SourceNode source = node.source();
        StreamNode.SinkNode sink = node.sink();
        if (source != null) {
            ends.add(address(node.name(), "source of " + node.type() + "; " + source.address()));
        }
        if (sink != null) {
            String key = source == null ? node.name() : node.name() + ".sink";
            ends.add(address(key, "sink of " + node.type() + "; " + sink.address()));
        }
        if (source != null || sink != null) {
            streams.add(node.name());
        }
    }

    private static Option address(String key, String description) {
        return new Option(List.of("--" + key), "address", description, false);
    }

    private static Option setting(SettingNode node) {
        String description = node.description().isEmpty() ? "" : node.description() + "; ";
        return new Option(
                List.of("--" + node.name()),
                label(node.type()),
                description + node.type().expected() + (node.required() ? " (required)" : ""),
                node.type() == ConfigType.BOOLEAN);
    }

    private static Option engine(EngineSetting setting) {
        List<String> names = new ArrayList<>();
        setting.aliases().forEach(alias -> names.add("--" + alias));
        names.add("--" + setting.key());
        boolean truth = setting.type() == ConfigType.BOOLEAN;
        String standard = setting.defaultValue() == null || truth ? "" : "; default " + setting.defaultValue();
        String also = setting.aliases().isEmpty() ? "" : "; also --" + String.join(", --", setting.aliases());
        return new Option(names, label(setting.type()), setting.description() + standard + also, truth);
    }

    private static String label(ConfigType<?> type) {
        if (type == ConfigType.BOOLEAN) {
            return "true|false";
        } else if (type == ConfigType.DURATION) {
            return "duration";
        } else if (Set.of(ConfigType.BYTE, ConfigType.SHORT, ConfigType.INT, ConfigType.LONG)
                        .contains(type)
                || Set.of(ConfigType.FLOAT, ConfigType.DOUBLE, ConfigType.BIG_DECIMAL)
                        .contains(type)) {
            return "number";
        } else {
            return "value";
        }
    }

    private static Option flag(String... namesAndDescription) {
        List<String> all = List.of(namesAndDescription);
        return new Option(all.subList(0, all.size() - 1), "", all.get(all.size() - 1), false);
    }

    private void section(String heading, List<Option> options) {
        List<Option> free = new ArrayList<>();
        for (Option option : options) {
            if (option.names().stream().noneMatch(byName::containsKey)) {
                option.names().forEach(name -> byName.put(name, option));
                free.add(option);
            }
        }
        if (!free.isEmpty()) {
            sections.put(heading, free);
        }
    }

    /** What stands for the value of an option in help; empty if it has none. */
    String value(Option option) {
        return own.contains(option) || option.label().isEmpty() ? option.label() : "<" + option.label() + ">";
    }

    /** The options of the command line itself. */
    List<Option> own() {
        return own;
    }

    /** The headings with their options; those of the command line itself are not among them. */
    Map<String, List<Option>> sections() {
        return sections;
    }

    /** The option of this name, with its dashes. */
    Optional<Option> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All names that {@code unknown} may have been meant to be. */
    Set<String> namesNear(String unknown) {
        Set<String> names = new LinkedHashSet<>(byName.keySet());
        int dot = unknown.indexOf('.');
        if (dot > 0) {
            streams.forEach(stream -> names.add("--" + stream + unknown.substring(dot)));
        }
        return names;
    }

    /** Whether a name such as {@code --views.format} belongs to a stream; whether it is known is for the settings to say. */
    boolean isStreamOption(String name) {
        return streams.stream().anyMatch(stream -> name.startsWith("--" + stream + "."));
    }
}
