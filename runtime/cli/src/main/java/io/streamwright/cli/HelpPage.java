package io.streamwright.cli;

import io.streamwright.core.api.ConnectorOption;
import io.streamwright.core.api.JobSettingsBuilder;
import io.streamwright.core.codec.TextFormats;
import io.streamwright.core.exec.Connectors;
import io.streamwright.core.graph.JobGraph;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What {@code --help} and {@code --version} show: this job's streams and settings, then what all jobs have. */
final class HelpPage {
    private static final int WIDTH = 110;
    private static final int OPTION_WIDTH = 38;

    private HelpPage() {}

    /** How the job is used. */
    static String help(JobGraph graph, CommandLineParser parser, Connectors connectors, boolean colour) {
        Ansi ansi = colour ? Ansi.ON : Ansi.OFF;
        CommandSpec spec = parser.spec();
        spec.name(graph.name());
        UsageMessageSpec usage = spec.usageMessage();
        usage.width(WIDTH).autoWidth(false).longOptionsMaxWidth(OPTION_WIDTH);
        usage.sortOptions(false);
        String program = program(graph);
        usage.customSynopsis(
                program + " [run] [options]", "       " + program + " describe [--format=text|mermaid|json] [options]");
        usage.description("%nRuns the job " + CommandLineParser.escape(graph.name())
                + " until its input ends or it is stopped, or shows its graph.");
        usage.exitCodeListHeading("%nExit codes:%n");
        usage.exitCodeList(exitCodes());
        usage.footer(CommandLineParser.escape(connectors(connectors, ansi)).split("\n", -1));
        return new CommandLine(spec).getUsageMessage(ansi);
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put(" " + ExitCode.OK, "all input was processed");
        codes.put(" " + ExitCode.FAILED, "the job failed, or could not start from its last snapshot");
        codes.put(" " + ExitCode.CONFIGURATION, "the command line or a setting is wrong; the job has not started");
        codes.put(" " + ExitCode.INTERRUPTED, "stopped by Ctrl-C (SIGINT), after a last snapshot");
        codes.put(" " + ExitCode.TERMINATED, "stopped by SIGTERM, after a last snapshot");
        return codes;
    }

    private static String connectors(Connectors connectors, Ansi ansi) {
        StringBuilder text = new StringBuilder("\nConnectors on the class path: sources at ")
                .append(names(connectors.sourceSchemes()))
                .append("; sinks at ")
                .append(names(connectors.sinkSchemes()))
                .append(".\n");
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
            section("Options at " + scheme + ":", options, ansi, text);
        }
        if (!withFormats.isEmpty()) {
            section("Options of formats, at " + names(withFormats) + ":", ofFormats, ansi, text);
        }
        text.append("\nSettings are also taken from properties files (views.format=csv) and from the environment (")
                .append(JobSettingsBuilder.ENVIRONMENT_PREFIX)
                .append("VIEWS_FORMAT=csv).\nThe command line wins over the environment, which wins over files.");
        return text.toString();
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

    private static void section(String heading, Map<String, ConnectorOption> options, Ansi ansi, StringBuilder text) {
        if (!options.isEmpty()) {
            text.append('\n').append(heading).append('\n').append(table(options, ansi));
        }
    }

    private static String table(Map<String, ConnectorOption> options, Ansi ansi) {
        ColorScheme colours = CommandLine.Help.defaultColorScheme(ansi);
        TextTable table = TextTable.forColumns(
                colours,
                new Column(OPTION_WIDTH + 7, 2, Column.Overflow.SPAN),
                new Column(WIDTH - OPTION_WIDTH - 7, 1, Column.Overflow.WRAP));
        for (ConnectorOption option : options.values()) {
            String standard =
                    option.defaultValue() == null || option.defaultValue().isEmpty()
                            ? ""
                            : "; default " + option.defaultValue();
            table.addRowValues(
                    colours.optionText("--<stream>." + name(option) + "=<value>"),
                    colours.text(option.description() + standard));
        }
        return table.toString();
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
