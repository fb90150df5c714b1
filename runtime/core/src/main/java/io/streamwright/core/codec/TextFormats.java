package io.streamwright.core.codec;

import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.api.ConnectorOption;
import io.streamwright.core.api.DidYouMean;
import io.streamwright.core.api.StreamAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The formats on the class path, for connectors that carry bytes. Made once per connector; any thread may use it.
 */
public final class TextFormats {
    /** The option that names a format. */
    public static final ConnectorOption FORMAT = new ConnectorOption(
            "format", "how records are written; by default as the file's ending says, and lines for texts", null);

    /** The modules that hold formats of ours, for the remedy. */
    private static final Map<String, String> MODULES = Map.of("json", "streamwright-json", "csv", "streamwright-csv");

    private final Map<String, TextFormat> byName = new TreeMap<>();

    private TextFormats() {}

    /** Looks for formats by {@link ServiceLoader}. */
    public static TextFormats load() {
        TextFormats formats = new TextFormats();
        for (TextFormat format : ServiceLoader.load(TextFormat.class)) {
            formats.byName.putIfAbsent(format.name(), format);
        }
        return formats;
    }

    /** The option {@code format} and those of all formats, for {@code options()} of a connector. */
    public List<ConnectorOption> options() {
        Map<String, ConnectorOption> options = new LinkedHashMap<>();
        options.put(FORMAT.name(), FORMAT);
        for (TextFormat format : byName.values()) {
            for (ConnectorOption option : format.options()) {
                options.putIfAbsent(option.name(), option);
            }
        }
        return new ArrayList<>(options.values());
    }

    /** A format by its name. */
    public Optional<TextFormat> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * The format that an address asks for: the one its option {@code format} names, else {@code lines} for a stream of
     * {@link String}, else the one that {@code fileName} ends with.
     *
     * @param fileName the name of a file, or null where there are none
     * @throws ConfigurationException if there is none, or if the address has options of another format
     */
    public TextFormat choose(StreamAddress address, Codec<?> codec, @Nullable String fileName) {
        return checked(chosen(address, codec, fileName, null), address);
    }

    /**
     * As {@link #choose(StreamAddress, Codec, String)} where there is no file's name, with a format for the case that
     * nothing else says one.
     *
     * @throws ConfigurationException if that is needed and not on the class path, and in the cases of the other
     */
    public TextFormat chooseOr(String defaultName, StreamAddress address, Codec<?> codec) {
        return checked(chosen(address, codec, null, defaultName), address);
    }

    private TextFormat checked(TextFormat format, StreamAddress address) {
        for (TextFormat other : byName.values()) {
            for (ConnectorOption option : other.options()) {
                if (address.option(option.name()).isPresent() && !has(format, option.name())) {
                    throw new ConfigurationException("The option " + option.name() + " of " + address
                            + " is one of the format " + other.name() + ", but the format is " + format.name()
                            + "; leave it out or give format=" + other.name());
                }
            }
        }
        return format;
    }

    private static boolean has(TextFormat format, String option) {
        return format.options().stream().anyMatch(each -> each.name().equals(option));
    }

    private TextFormat chosen(
            StreamAddress address, Codec<?> codec, @Nullable String fileName, @Nullable String defaultName) {
        String name = address.option(FORMAT.name()).orElse(null);
        if (name != null) {
            TextFormat named = byName.get(name);
            if (named == null) {
                throw unknown(address, name);
            }
            return named;
        }
        if (LinesFormat.isText(codec)) {
            return required(address, LinesFormat.NAME);
        }
        if (fileName != null) {
            String extension = extension(fileName);
            for (TextFormat format : byName.values()) {
                if (format.extensions().contains(extension)) {
                    return format;
                }
            }
        }
        if (defaultName != null) {
            return required(address, defaultName);
        }
        throw new ConfigurationException("The format of " + address + " is not known: "
                + (fileName == null ? "the address" : "\"" + fileName + "\"")
                + " does not say it; give one with the option format=, one of " + available());
    }

    private TextFormat required(StreamAddress address, String name) {
        TextFormat format = byName.get(name);
        if (format == null) {
            throw unknown(address, name);
        }
        return format;
    }

    private ConfigurationException unknown(StreamAddress address, String name) {
        String module = MODULES.get(name);
        return new ConfigurationException("The format \"" + name + "\" of " + address
                + " is not known; those on the class path are " + available()
                + (module == null
                        ? DidYouMean.hint(name, byName.keySet())
                        : "; add the dependency io.streamwright:" + module));
    }

    private String available() {
        return byName.isEmpty() ? "none" : String.join(", ", byName.keySet());
    }

    /** What stands behind the last dot, in lower case, {@code .gz} aside; empty if nothing does. */
    static String extension(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        if (name.endsWith(".gz")) {
            name = name.substring(0, name.length() - 3);
        }
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
