package io.streamwright.cli;

import io.streamwright.cli.OptionTable.Option;
import io.streamwright.core.api.ConnectorOption;
import io.streamwright.core.api.JobSettingsBuilder;
import io.streamwright.core.codec.TextFormats;
import io.streamwright.core.exec.Connectors;
import io.streamwright.core.graph.JobGraph;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** What {@code --help} and {@code --version} show: this job's streams and settings, then what all jobs have. */
final class HelpPage {
    private static final int LEFT_WIDTH = 47;
    private static final int EXIT_CODE_WIDTH = 9;

    private HelpPage() {}

    /** How the job is used. */
    static String help(JobGraph graph, OptionTable options, Connectors connectors, Style style) {
        String program = program(graph);
        HelpTable table = new HelpTable(style, LEFT_WIDTH);
        options.sections().forEach((heading, section) -> {
            table.heading(heading);
            section.forEach(option -> addOption(option, options, table));
        });
        table.heading("Options of the command line:");
        options.own().forEach(option -> addOption(option, options, table));
        return "Usage: " + program + " [run] [options]\n       " + program
                + " describe [--format=text|mermaid|json] [options]\n\nRuns the job " + graph.name()
                + " until its input ends or it is stopped, or shows its graph.\n" + table + exitCodes(style)
                + connectors(connectors, style);
    }

    private static void addOption(Option option, OptionTable options, HelpTable table) {
        List<String> names = option.names();
        String name = names.get(names.size() - 1);
        String value = options.value(option);
        // Other names than those of one letter are told by the description.
        boolean hasLetter = names.get(0).length() == 2;
        String letter = hasLetter && names.size() > 1 ? names.get(0) + ", " : "";
        table.row(hasLetter ? 2 : 6, letter + name + (value.isEmpty() ? "" : "=" + value), option.description());
    }

    private static String exitCodes(Style style) {
        HelpTable table = new HelpTable(style, EXIT_CODE_WIDTH).heading("Exit codes:");
        exitCode(ExitCode.OK, "all input was processed", table);
        exitCode(ExitCode.FAILED, "the job failed, or could not start from its last snapshot", table);
        exitCode(ExitCode.CONFIGURATION, "the command line or a setting is wrong; the job has not started", table);
        exitCode(ExitCode.INTERRUPTED, "stopped by Ctrl-C (SIGINT), after a last snapshot", table);
        exitCode(ExitCode.TERMINATED, "stopped by SIGTERM, after a last snapshot", table);
        return table.toString();
    }

    private static void exitCode(int code, String meaning, HelpTable table) {
        table.row(3, Integer.toString(code), meaning);
    }

    private static String connectors(Connectors connectors, Style style) {
        HelpTable table = new HelpTable(style, LEFT_WIDTH);
        Map<String, ConnectorOption> ofFormats = new LinkedHashMap<>();
        TextFormats.load().options().forEach(option -> ofFormats.put(option.name(), option));
        Set<String> withFormats = new TreeSet<>();
        Set<String> schemes = new TreeSet<>(connectors.sourceSchemes());
        schemes.addAll(connectors.sinkSchemes());
        for (String scheme : schemes) {
            Map<String, ConnectorOption> options = options(connectors, scheme);
            if (options.containsKey(TextFormats.FORMAT.name())) {
                withFormats.add(scheme);
                options.keySet().removeAll(ofFormats.keySet());
            }
            addOptions("Options at " + scheme + ":", options, table);
        }
        if (!withFormats.isEmpty()) {
            addOptions("Options of formats, at " + names(withFormats) + ":", ofFormats, table);
        }
        return "\nConnectors on the class path: sources at " + names(connectors.sourceSchemes()) + "; sinks at "
                + names(connectors.sinkSchemes()) + ".\n" + table
                + "\nSettings are also taken from properties files (views.format=csv) and from the environment\n("
                + JobSettingsBuilder.ENVIRONMENT_PREFIX
                + "VIEWS_FORMAT=csv). The command line wins over the environment, which wins over files.\n";
    }

    private static String names(Set<String> schemes) {
        return schemes.isEmpty() ? "none" : String.join(", ", new TreeSet<>(schemes));
    }

    private static Map<String, ConnectorOption> options(Connectors connectors, String scheme) {
        Map<String, ConnectorOption> options = new LinkedHashMap<>();
        if (connectors.sourceSchemes().contains(scheme)) {
            connectors.source(scheme).options().forEach(option -> options.putIfAbsent(option.name(), option));
        }
        if (connectors.sinkSchemes().contains(scheme)) {
            connectors.sink(scheme).options().forEach(option -> options.putIfAbsent(option.name(), option));
        }
        return options;
    }

    private static void addOptions(String heading, Map<String, ConnectorOption> options, HelpTable table) {
        if (options.isEmpty()) {
            return;
        }
        table.heading(heading);
        for (ConnectorOption option : options.values()) {
            String standard =
                    option.defaultValue() == null || option.defaultValue().isEmpty()
                            ? ""
                            : "; default " + option.defaultValue();
            table.row(2, "--<stream>." + name(option) + "=<value>", option.description() + standard);
        }
    }

    private static String name(ConnectorOption option) {
        return option.open() ? option.prefix() + "<name>" : option.name();
    }

    /** How this process was started, as far as the JVM tells. */
    private static String program(JobGraph graph) {
        String command = System.getProperty("sun.java.command", "").split(" ", 2)[0];
        if (command.endsWith(".jar")) {
            return "java -jar " + command;
        }
        return command.endsWith("Job") ? "java " + command : graph.name();
    }

    /** What the job is, and what it runs on. */
    static String version(JobGraph graph) {
        return graph.name() + " (" + graph.className() + ")\nStreamwright " + runtimeVersion() + "\nJava "
                + System.getProperty("java.version") + " (" + System.getProperty("java.vm.name") + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ")\n";
    }

    private static String runtimeVersion() {
        Properties properties = new Properties();
        try (InputStream in = HelpPage.class.getResourceAsStream("version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            return "unknown";
        }
        return properties.getProperty("version", "unknown");
    }
}
