package io.streamwright.cli;

import io.streamwright.cli.Invocation.Command;
import io.streamwright.cli.Invocation.Format;
import io.streamwright.cli.Invocation.LogFormat;
import io.streamwright.cli.OptionTable.Option;
import io.streamwright.core.api.DidYouMean;
import io.streamwright.core.graph.JobGraph;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Understands what the user typed. Knows which options there are, not which values are right: names and values go on to the
 * job's settings, which check them whatever way they came.
 */
final class CommandLineParser {
    private final OptionTable options;

    /** For the command line of this job. */
    CommandLineParser(JobGraph graph) {
        options = new OptionTable(graph);
    }

    /** The options, for help. */
    OptionTable options() {
        return options;
    }

    /**
     * Reads a command line.
     *
     * @throws UsageException if it cannot be understood
     */
    Invocation parse(String... arguments) throws UsageException {
        List<String> words = withExplicitTruth(arguments);
        CommandSpec spec = spec();
        addStreamOptions(spec, words);
        CommandLine commandLine = new CommandLine(spec)
                .setUnmatchedArgumentsAllowed(true)
                .setOverwrittenOptionsAllowed(true)
                .setExpandAtFiles(false)
                .setPosixClusteredShortOptionsAllowed(false)
                .setInterpolateVariables(false);
        ParseResult parsed;
        try {
            parsed = commandLine.parseArgs(words.toArray(new String[0]));
        } catch (ParameterException e) {
            throw new UsageException(e.getMessage() + ". --help lists the options");
        }
        requireNothingUnknown(parsed);
        return invocation(parsed);
    }

    private Invocation invocation(ParseResult parsed) throws UsageException {
        Map<String, String> settings = new LinkedHashMap<>();
        for (OptionSpec option : parsed.matchedOptionsSet()) {
            if (option.userObject() instanceof Option known) {
                String given = option.getValue();
                settings.put(known.setting(), given);
            }
        }
        List<Path> files = new ArrayList<>();
        for (String file : parsed.matchedOptionValue("--properties", new String[0])) {
            files.add(Path.of(file));
        }
        return new Invocation(
                command(parsed),
                format(parsed.matchedOptionValue("--format", "text")),
                given(parsed, "-v"),
                given(parsed, "-q"),
                !given(parsed, "--no-live"),
                logFormat(parsed.matchedOptionValue("--log-format", "text")),
                files,
                settings);
    }

    /** Whether a flag of the command line itself is set, and not a setting of the job that has its name. */
    private static boolean given(ParseResult parsed, String flag) {
        OptionSpec option = parsed.matchedOption(flag);
        return option != null && !(option.userObject() instanceof Option);
    }

    private static Command command(ParseResult parsed) throws UsageException {
        if (parsed.hasMatchedOption("--help")) {
            return Command.HELP;
        }
        if (parsed.hasMatchedOption("--version")) {
            return Command.VERSION;
        }
        String word = parsed.matchedPositionalValue(0, "run");
        return switch (word) {
            case "run" -> Command.RUN;
            case "describe" -> Command.DESCRIBE;
            case "help" -> Command.HELP;
            default -> throw new UsageException("\"" + word + "\" is no command" + commandHint(word));
        };
    }

    private static String commandHint(String word) {
        if (word.contains("=")) {
            return "; did you mean \"--" + word + "\"?";
        }
        String hint = DidYouMean.hint(word, List.of("run", "describe", "help"));
        return hint.isEmpty() ? "; there are run, which may be left out, and describe" : hint;
    }

    private static Format format(String text) throws UsageException {
        for (Format format : Format.values()) {
            if (format.name().toLowerCase(Locale.ROOT).equals(text)) {
                return format;
            }
        }
        throw new UsageException("--format is \"" + text + "\": expected text, mermaid or json"
                + DidYouMean.hint(text, List.of("text", "mermaid", "json")));
    }

    private static LogFormat logFormat(String text) throws UsageException {
        return switch (text) {
            case "text" -> LogFormat.TEXT;
            case "json" -> LogFormat.JSON;
            default ->
                throw new UsageException("--log-format is \"" + text + "\": expected text or json"
                        + DidYouMean.hint(text, List.of("text", "json")));
        };
    }

    private void requireNothingUnknown(ParseResult parsed) throws UsageException {
        List<String> unknown = parsed.unmatched();
        if (unknown.isEmpty()) {
            return;
        }
        throw new UsageException(unknown.stream()
                        .filter(word ->
                                word.startsWith("-") || unknown.stream().noneMatch(other -> other.startsWith("-")))
                        .map(this::unknown)
                        .collect(Collectors.joining("\n"))
                + "\n--help lists the options");
    }

    private String unknown(String word) {
        if (!word.startsWith("-")) {
            return "\"" + word + "\" is one word too many: options start with two dashes";
        }
        String name = name(word);
        return "there is no option " + name + DidYouMean.hint(name, options.namesNear(name));
    }

    /** Options that are true or false may stand alone; made explicit, so that they never take the next word for a value. */
    private List<String> withExplicitTruth(String... arguments) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            String word = arguments[i];
            boolean alone = options.find(word).map(Option::truth).orElse(false);
            if (!alone) {
                words.add(word);
            } else if (i + 1 < arguments.length && List.of("true", "false").contains(arguments[i + 1])) {
                words.add(word + "=" + arguments[++i]);
            } else {
                words.add(word + "=true");
            }
        }
        return words;
    }

    private static String name(String word) {
        int equals = word.indexOf('=');
        return equals < 0 ? word : word.substring(0, equals);
    }

    // ------------------------------------------------------------------------------------------- the picocli model

    /** The command with its options, in groups, for parsing and for help. */
    CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.addPositional(PositionalParamSpec.builder()
                .index("0")
                .arity("0..1")
                .type(String.class)
                .paramLabel("command")
                .hidden(true)
                .build());
        int order = 0;
        for (Map.Entry<String, List<Option>> section : options.sections().entrySet()) {
            ArgGroupSpec.Builder group = group(section.getKey(), order++);
            section.getValue().forEach(option -> settings(option).forEach(group::addArg));
            spec.addArgGroup(group.build());
        }
        ArgGroupSpec.Builder own = group("Options of the command line:", order);
        options.own().forEach(option -> own.addArg(own(option)));
        spec.addArgGroup(own.build());
        return spec;
    }

    private static ArgGroupSpec.Builder group(String heading, int order) {
        return ArgGroupSpec.builder()
                .validate(false)
                .exclusive(false)
                .multiplicity("0..1")
                .order(order)
                .heading("%n" + escape(heading) + "%n");
    }

    private static OptionSpec own(Option option) {
        OptionSpec.Builder builder =
                OptionSpec.builder(option.names().toArray(new String[0])).description(escape(option.description()));
        if (option.label().isEmpty()) {
            builder.arity("0").type(boolean.class);
        } else {
            boolean repeatable = option.names().contains("--properties");
            builder.arity("1").type(repeatable ? String[].class : String.class).paramLabel(option.label());
        }
        return builder.build();
    }

    /** One for the name that help shows, and a hidden one for each alias. */
    private static List<OptionSpec> settings(Option option) {
        List<OptionSpec> specs = new ArrayList<>();
        int last = option.names().size() - 1;
        for (int i = 0; i <= last; i++) {
            specs.add(setting(option.names().get(i), option, i < last));
        }
        return specs;
    }

    private static OptionSpec setting(String name, Option option, boolean hidden) {
        return OptionSpec.builder(name)
                .arity("1")
                .type(String.class)
                .paramLabel("<" + option.label() + ">")
                .description(escape(option.description()))
                .hidden(hidden)
                .userObject(new Option(List.of(name), option.label(), "", option.truth()))
                .build();
    }

    /** {@code --views.format=csv}: which options there are depends on the address, so that any name is taken here. */
    private void addStreamOptions(CommandSpec spec, List<String> words) {
        Arrays.stream(words.toArray(new String[0]))
                .map(CommandLineParser::name)
                .filter(options::isStreamOption)
                .filter(name -> options.find(name).isEmpty())
                .distinct()
                .forEach(name -> spec.addOption(setting(name, new Option(List.of(name), "value", "", false), true)));
    }

    /** Picocli formats descriptions. */
    static String escape(String text) {
        return text.replace("%", "%%").replace("@|", "@ |");
    }
}
