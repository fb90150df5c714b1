package io.streamwright.core.api;

import io.streamwright.core.exec.Connectors;
import io.streamwright.core.graph.JobGraph;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Collects settings from where they come from. What is set in the program or on the command line wins over the environment,
 * which wins over properties files, which win over the defaults in annotations. Used by one thread.
 *
 * <p>A variable of the environment stands for the setting of the same letters and digits: {@code STREAMWRIGHT_STATE_DIR} for
 * {@code state-dir}, {@code STREAMWRIGHT_VIEWS_FORMAT} for {@code views.format}, {@code STREAMWRIGHT_PAGE_VIEWS} or {@code
 * STREAMWRIGHT_PAGEVIEWS} for a stream {@code pageViews}. A variable that begins so and stands for nothing is an error, as is
 * any other name that nothing answers to.
 */
public final class JobSettingsBuilder {
    /** How variables of the environment begin. */
    public static final String ENVIRONMENT_PREFIX = "STREAMWRIGHT_";

    /**
     * A setting as it was given.
     *
     * @param name its name, or the name of a variable
     * @param origin where, for messages: completes "given"
     */
    record Given(String name, String value, String origin) {}

    private final JobGraph graph;
    private final List<Given> fromFiles = new ArrayList<>();
    private final List<Given> fromEnvironment = new ArrayList<>();
    private final List<Given> explicit = new ArrayList<>();
    private @Nullable Connectors connectors;

    JobSettingsBuilder(JobGraph graph) {
        this.graph = graph;
    }

    /**
     * Adds a properties file in UTF-8. Of two files the later one wins.
     *
     * @throws ConfigurationException if it cannot be read
     */
    public JobSettingsBuilder properties(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            throw new ConfigurationException("there is no properties file " + file, e);
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigurationException("the properties file " + file + " cannot be read: " + e.getMessage(), e);
        }
        Map<String, String> sorted = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> sorted.put(name, properties.getProperty(name)));
        sorted.forEach((name, value) -> fromFiles.add(new Given(name, value, "in " + file)));
        return this;
    }

    /** Adds those variables of an environment that begin with {@link #ENVIRONMENT_PREFIX}. */
    public JobSettingsBuilder environment(Map<String, String> variables) {
        new TreeMap<>(variables).forEach((name, value) -> {
            if (name.startsWith(ENVIRONMENT_PREFIX)) {
                fromEnvironment.add(new Given(name, value, "in the environment"));
            }
        });
        return this;
    }

    /** Sets one in the program. */
    public JobSettingsBuilder set(String name, String value) {
        return set(name, value, "in the program");
    }

    /**
     * Sets one that the user has given.
     *
     * @param origin where, for messages: completes "given", as in {@code on the command line}
     */
    public JobSettingsBuilder set(String name, String value, String origin) {
        explicit.add(new Given(name, value, origin));
        return this;
    }

    /** The connectors to check against; those that {@link Connectors#load} finds if this is not called. */
    public JobSettingsBuilder connectors(Connectors known) {
        connectors = known;
        return this;
    }

    /**
     * Resolves and checks everything.
     *
     * @throws ConfigurationException with all that is wrong: unknown names, values that are not of their type, settings that
     *     are missing, schemes that no connector answers to
     */
    public JobSettings build() {
        Connectors known = connectors == null ? Connectors.load() : connectors;
        return new SettingsResolver(graph, known).resolve(fromFiles, fromEnvironment, explicit);
    }
}
