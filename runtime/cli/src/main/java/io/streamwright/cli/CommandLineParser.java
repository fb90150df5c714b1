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
        Words words = new Words();
        for (int i = 0; i < arguments.length; i++) {
            i = take(arguments, i, words);
        }
        requireNothingUnknown(words);
        return new Invocation(
                command(words),
                format(words.last("--format", "text")),
                words.given("-v", "--verbose"),
                words.given("-q", "--quiet"),
                !words.given("--no-live"),
                logFormat(words.last("--log-format", "text")),
                words.own.getOrDefault("--properties", List.of()).stream()
                        .map(Path::of)
                        .toList(),
                words.settings);
    }

    /** What a command line consists of. */
    private static final class Words {
        /** Options of the command line itself, by the name that was typed, with their values; those of flags are empty. */
        final Map<String, List<String>> own = new LinkedHashMap<>();

        final Map<String, String> settings = new LinkedHashMap<>();
        final List<String> unknown = new ArrayList<>();
        final List<String> others = new ArrayList<>();

        boolean given(String... names) {
            return Arrays.stream(names).anyMatch(own::containsKey);
        }

        String last(String name, String standard) {
            List<String> values = own.getOrDefault(name, List.of());
            return values.isEmpty() ? standard : values.get(values.size() - 1);
        }
    }

    /**
     * Takes a word, and the next one if that is its value.
     *
     * @return the index of the last word taken
     */
    private int take(String[] arguments, int index, Words words) throws UsageException {
        String word = arguments[index];
        String name = name(word);
        if (!name.startsWith("-") || name.equals("-")) {
            words.others.add(word);
            return index;
        }
        Option option = options.find(name).orElse(null);
        if (option == null && !options.isStreamOption(name)) {
            words.unknown.add(word);
            return index;
        }
        boolean isOwn = option != null && options.own().contains(option);
        boolean isFlag = option != null && isOwn && option.label().isEmpty();
        boolean hasNext = index + 1 < arguments.length;
        int last = index;
        String value;
        if (name.length() < word.length()) {
            if (isFlag) {
                throw new UsageException(name + " takes no value");
            }
            value = word.substring(name.length() + 1);
        } else if (isFlag) {
            value = "";
        } else if (option != null && option.truth()) {
            // May stand alone, and so takes no other word for its value.
            boolean said = hasNext && List.of("true", "false").contains(arguments[index + 1]);
            value = said ? arguments[++last] : "true";
        } else if (hasNext && !isOption(arguments[index + 1])) {
            value = arguments[++last];
        } else {
            throw new UsageException(
                    name + " needs a value: " + name + "=" + (option == null ? "<value>" : options.value(option)));
        }
        if (isOwn) {
            words.own.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
        } else {
            words.settings.put(name.substring(2), value);
        }
        return last;
    }

    private boolean isOption(String word) {
        String name = name(word);
        return options.find(name).isPresent() || options.isStreamOption(name);
    }

    private static Command command(Words words) throws UsageException {
        if (words.given("-h", "--help")) {
            return Command.HELP;
        }
        if (words.given("-V", "--version")) {
            return Command.VERSION;
        }
        String word = words.others.isEmpty() ? "run" : words.others.get(0);
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

    private void requireNothingUnknown(Words words) throws UsageException {
        List<String> messages = new ArrayList<>();
        for (String word : words.unknown) {
            String name = name(word);
            messages.add("there is no option " + name + DidYouMean.hint(name, options.namesNear(name)));
        }
        if (messages.isEmpty()) {
            for (String word : words.others.subList(Math.min(1, words.others.size()), words.others.size())) {
                messages.add("\"" + word + "\" is one word too many: options start with two dashes");
            }
        }
        if (!messages.isEmpty()) {
            throw new UsageException(String.join("\n", messages) + "\n--help lists the options");
        }
    }

    private static String name(String word) {
        int equals = word.indexOf('=');
        return equals < 0 ? word : word.substring(0, equals);
    }
}
