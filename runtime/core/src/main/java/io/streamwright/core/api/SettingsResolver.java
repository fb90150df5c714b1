package io.streamwright.core.api;

import io.streamwright.core.api.JobSettingsBuilder.Given;
import io.streamwright.core.exec.Connectors;
import io.streamwright.core.graph.JobGraph;
import io.streamwright.core.graph.SettingNode;
import io.streamwright.core.graph.StreamNode;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Turns what was given into {@link JobSettings}, or into a list of all that is wrong with it. Used once, by one thread. */
final class SettingsResolver {
    /** A source or a sink, under the name that settings use. */
    private record End(String key, String stream, boolean isSource, String defaultAddress) {
        String what() {
            return (isSource ? "the source of " : "the sink of ") + stream;
        }
    }

    private final Connectors connectors;
    private final JobGraph graph;
    private final Map<String, End> ends = new LinkedHashMap<>();
    private final Map<String, SettingNode> jobSettings = new LinkedHashMap<>();

    /** Where each end stands, without the options of other settings; only those whose address is good. */
    private final Map<String, StreamAddress> addresses = new LinkedHashMap<>();

    /** The options that the connector of each end understands. */
    private final Map<String, OptionNames> optionNames = new LinkedHashMap<>();

    private final Problems problems = new Problems();

    SettingsResolver(JobGraph graph, Connectors connectors) {
        this.graph = graph;
        this.connectors = connectors;
        for (StreamNode stream : graph.streams()) {
            StreamNode.SourceNode source = stream.source();
            StreamNode.SinkNode sink = stream.sink();
            String key = stream.name();
            if (source != null) {
                ends.put(key, new End(key, stream.name(), true, source.address()));
                key += ".sink";
            }
            if (sink != null) {
                ends.put(key, new End(key, stream.name(), false, sink.address()));
            }
        }
        graph.settings().forEach(setting -> jobSettings.put(setting.name(), setting));
    }

    JobSettings resolve(List<Given> fromFiles, List<Given> fromEnvironment, List<Given> explicit) {
        Map<String, Given> files = byName(fromFiles);
        Map<String, Given> program = byName(explicit);
        EnvironmentNames variables = new EnvironmentNames(fromEnvironment, problems);
        Map<String, Given> environment = new LinkedHashMap<>(variables.take(fixedNames()));
        ends.values().forEach(end -> resolveAddress(end, List.of(program, environment, files)));
        environment.putAll(variables.take(allOptionNames()));
        environment.putAll(variables.takeOpen(openPrefixes()));
        variables.reportOthers(allNames());

        Map<String, Given> effective = new LinkedHashMap<>(files);
        effective.putAll(environment);
        effective.putAll(program);
        Map<String, String> ofJob = new LinkedHashMap<>();
        EnumMap<EngineSetting, String> ofEngine = new EnumMap<>(EngineSetting.class);
        Map<String, Map<String, String>> options = new LinkedHashMap<>();
        effective.forEach((name, given) -> accept(name, given, ofJob, ofEngine, options));
        jobSettings.values().forEach(setting -> checkPresent(setting, ofJob));
        problems.throwIfAny("The settings of the job \"" + graph.name() + "\"");

        Map<String, StreamAddress> sources = new LinkedHashMap<>();
        Map<String, StreamAddress> sinks = new LinkedHashMap<>();
        addresses.forEach((key, address) -> {
            End end = Objects.requireNonNull(ends.get(key));
            StreamAddress complete = address.with(options.getOrDefault(key, Map.of()));
            (end.isSource() ? sources : sinks).put(end.stream(), complete);
        });
        return new JobSettings(sources, sinks, ofJob, ofEngine, connectors);
    }

    private static Map<String, Given> byName(List<Given> given) {
        Map<String, Given> map = new LinkedHashMap<>();
        given.forEach(each -> map.put(canonical(each.name()), each));
        return map;
    }

    private static String canonical(String name) {
        return EngineSetting.find(name).map(EngineSetting::key).orElse(name);
    }

    // -------------------------------------------------------------------------------------------------- addresses

    private void resolveAddress(End end, List<Map<String, Given>> layers) {
        @Nullable Given given = layers.stream()
                .map(layer -> layer.get(end.key()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        try {
            StreamAddress address = StreamAddress.parse(given == null ? end.defaultAddress() : given.value());
            OptionNames names = options(end, address.scheme());
            for (String option : address.options().keySet()) {
                if (!names.contains(option)) {
                    problems.add(end.what() + " (" + address + ") has no option \"" + option + "\""
                            + (given == null ? "" : ", given " + given.origin()) + names.hint(option));
                }
            }
            addresses.put(end.key(), address);
            optionNames.put(end.key(), names);
        } catch (ConfigurationException e) {
            problems.add(end.what() + ": " + e.getMessage() + (given == null ? "" : ". Given " + given.origin()));
        }
    }

    private OptionNames options(End end, String scheme) {
        List<ConnectorOption> options = end.isSource()
                ? connectors.source(scheme).options()
                : connectors.sink(scheme).options();
        return OptionNames.of(options);
    }

    // ------------------------------------------------------------------------------------------------------- names

    private Collection<String> fixedNames() {
        Collection<String> names = new TreeSet<>(ends.keySet());
        names.addAll(jobSettings.keySet());
        for (EngineSetting setting : EngineSetting.values()) {
            names.add(setting.key());
            names.addAll(setting.aliases());
        }
        return names;
    }

    private Collection<String> allOptionNames() {
        Collection<String> names = new TreeSet<>();
        optionNames.forEach((end, options) -> options.names().forEach(option -> names.add(end + "." + option)));
        return names;
    }

    private Collection<String> openPrefixes() {
        Collection<String> prefixes = new TreeSet<>();
        optionNames.forEach((end, options) -> options.prefixes().forEach(prefix -> prefixes.add(end + "." + prefix)));
        return prefixes;
    }

    private Collection<String> allNames() {
        Collection<String> names = fixedNames();
        names.addAll(allOptionNames());
        return names;
    }

    // ------------------------------------------------------------------------------------------------------ values

    private void accept(
            String name,
            Given given,
            Map<String, String> ofJob,
            Map<EngineSetting, String> ofEngine,
            Map<String, Map<String, String>> options) {
        EngineSetting engine = EngineSetting.find(name).orElse(null);
        SettingNode setting = jobSettings.get(name);
        if (engine != null) {
            problems.addIfPresent(EngineValues.problem(engine, given));
            ofEngine.put(engine, given.value());
        } else if (setting != null) {
            problems.addIfPresent(EngineValues.problem(name, setting.type(), given));
            ofJob.put(name, given.value());
        } else if (!ends.containsKey(name)) {
            acceptOption(name, given, options);
        }
    }

    private void acceptOption(String name, Given given, Map<String, Map<String, String>> options) {
        End end = null;
        for (End each : ends.values()) {
            // the sink of a stream with a source has the longer name
            if (name.startsWith(each.key() + ".")
                    && (end == null || each.key().length() > end.key().length())) {
                end = each;
            }
        }
        if (end == null) {
            problems.add("there is no setting \"" + name + "\", given " + given.origin() + hint(name));
            return;
        }
        OptionNames known = optionNames.get(end.key());
        if (known == null) {
            return; // its address is wrong, which has been said
        }
        String option = name.substring(end.key().length() + 1);
        if (known.contains(option)) {
            options.computeIfAbsent(end.key(), key -> new LinkedHashMap<>()).put(option, given.value());
        } else {
            problems.add("there is no setting \"" + name + "\", since " + end.what() + " (" + addresses.get(end.key())
                    + ") has no option \"" + option + "\", given " + given.origin() + known.hint(option));
        }
    }

    private String hint(String name) {
        String stream = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
        if (graph.stream(stream).isPresent() && !ends.containsKey(stream)) {
            return ": the stream \"" + stream + "\" has neither a source nor a sink";
        }
        return DidYouMean.hint(name, allNames());
    }

    private void checkPresent(SettingNode setting, Map<String, String> given) {
        if (setting.required() && !given.containsKey(setting.name())) {
            String description = setting.description().isEmpty() ? "" : " (" + setting.description() + ")";
            problems.add("the setting \"" + setting.name() + "\"" + description + " is missing: "
                    + setting.type().expected() + ", for " + String.join(", ", setting.operators())
                    + ". Give it with --" + setting.name() + "=… or in a properties file");
        }
    }
}
