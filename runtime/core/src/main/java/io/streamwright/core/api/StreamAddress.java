package io.streamwright.core.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a source or sink reads or writes: {@code scheme:location?option=value&option=value}.
 *
 * @param scheme in lower case, which chooses the connector
 * @param location what stands between the colon and the question mark, percent-escapes kept; may be empty
 * @param options in the order given; from the address and from {@code --stream.option=value}
 */
public record StreamAddress(String scheme, String location, Map<String, String> options) {
    private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+-]*");

    /** Copies the options. */
    public StreamAddress {
        options = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /**
     * Reads an address.
     *
     * @throws ConfigurationException if it is malformed, saying how
     */
    public static StreamAddress parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0 || !SCHEME.matcher(text.substring(0, colon)).matches()) {
            throw new ConfigurationException("\"" + withoutOptions(text)
                    + "\" is no address: it starts with a scheme and a colon, as in file:events.jsonl");
        }
        String scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
        String rest = text.substring(colon + 1);
        int question = rest.indexOf('?');
        Map<String, String> options = new LinkedHashMap<>();
        if (question >= 0) {
            String shown = withoutOptions(text);
            int number = 0;
            for (String part : rest.substring(question + 1).split("&", -1)) {
                number++;
                int equals = part.indexOf('=');
                if (equals <= 0) {
                    throw new ConfigurationException("\"" + shown + "\" is no address: after the question mark stand"
                            + " options such as format=csv, joined by &, but number " + number
                            + " of them has no name or no equals sign; a & within a value is written %26");
                }
                String name = part.substring(0, equals);
                if (options.put(name, decode(shown, name, part.substring(equals + 1))) != null) {
                    throw new ConfigurationException("\"" + shown + "\" gives the option " + name + " twice");
                }
            }
            rest = rest.substring(0, question);
        }
        return new StreamAddress(scheme, rest, options);
    }

    /** What messages show: options may hold secrets. */
    private static String withoutOptions(String text) {
        int question = text.indexOf('?');
        return question < 0 ? text : text.substring(0, question + 1) + "…";
    }

    private static String decode(String shown, String name, String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "\"" + shown + "\" is no address: the value of the option " + name
                            + " is not percent-encoded; a % itself is written %25",
                    e);
        }
    }

    /** This address with more options, which win. */
    public StreamAddress with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(options);
        all.putAll(more);
        return new StreamAddress(scheme, location, all);
    }

    /** The value of an option. */
    public Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    /** Scheme and location, without the options, which may hold secrets. */
    @Override
    public String toString() {
        return scheme + ":" + location;
    }
}
