package io.streamwright.testkit;

import io.streamwright.core.api.CompiledJob;
import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.graph.JobGraph;
import io.streamwright.core.graph.ServiceNode;
import io.streamwright.core.graph.SettingNode;
import io.streamwright.core.state.KeyGroups;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a test has set before the harness starts. Changed by the builder alone. */
final class HarnessSettings {
    final Map<String, String> config = new LinkedHashMap<>();
    final Map<Class<?>, Object> services = new LinkedHashMap<>();
    final Map<String, List<String>> splits = new LinkedHashMap<>();
    final Set<String> explicitWatermarks = new LinkedHashSet<>();
    boolean allWatermarksExplicit;
    long startMillis;
    boolean startIsSet;
    int keyGroups = KeyGroups.DEFAULT_COUNT;

    /** After how many steps a sweep is interrupted by a restart; 0: never. */
    int interruptedAfter;

    void start(Instant time) {
        startMillis = time.toEpochMilli();
        startIsSet = true;
    }

    HarnessSettings copy() {
        HarnessSettings copy = new HarnessSettings();
        copy.config.putAll(config);
        copy.services.putAll(services);
        copy.splits.putAll(splits);
        copy.explicitWatermarks.addAll(explicitWatermarks);
        copy.allWatermarksExplicit = allWatermarksExplicit;
        copy.startMillis = startMillis;
        copy.startIsSet = startIsSet;
        copy.keyGroups = keyGroups;
        copy.interruptedAfter = interruptedAfter;
        return copy;
    }

    /** Fails for names that the job does not know and for settings that it misses. */
    void check(CompiledJob job) {
        JobGraph graph = job.graph();
        List<String> known =
                graph.settings().stream().map(SettingNode::name).distinct().toList();
        for (String name : config.keySet()) {
            if (!known.contains(name)) {
                throw Names.unknown("the job \"" + graph.name() + "\" has no setting \"" + name + "\"", name, known);
            }
        }
        for (SettingNode setting : graph.settings()) {
            if (setting.required() && !config.containsKey(setting.name())) {
                throw new ConfigurationException("the job \"" + graph.name() + "\" requires the setting "
                        + setting.name() + ": give the harness .config(\"" + setting.name() + "\", ...)");
            }
        }
        for (Class<?> type : services.keySet()) {
            List<String> types = graph.services().stream()
                    .map(ServiceNode::type)
                    .map(Class::getName)
                    .toList();
            if (!types.contains(type.getName())) {
                throw Names.unknown(
                        "the job \"" + graph.name() + "\" uses no service of the type " + type.getName(),
                        type.getName(),
                        types);
            }
        }
        Set<String> named = new LinkedHashSet<>(explicitWatermarks);
        named.addAll(splits.keySet());
        named.forEach(new HarnessNames(job)::source);
    }
}
