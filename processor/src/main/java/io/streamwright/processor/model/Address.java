package io.streamwright.processor.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address of a source or sink: {@code scheme:location}, optionally followed by {@code ?option=value&option=value}.
 *
 * @param text as written
 * @param scheme what stands before the first colon, empty if there is none
 * @param location what stands between scheme and options; may be empty, as in {@code log:}
 * @param options in the order written
 * @param flaw what is wrong with it, as the end of a sentence, if anything is
 */
public record Address(
        String text, String scheme, String location, Map<String, String> options, Optional<String> flaw, Place place) {
    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]*");
    private static final Pattern OPTION = Pattern.compile("[A-Za-z][A-Za-z0-9._-]*");

    public Address {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /** Takes {@code text} apart. */
    public static Address parse(String text, Place place) {
        if (text.isBlank()) {
            return flawed(text, "it is empty", place);
        }
        int colon = text.indexOf(':');
        if (colon < 0) {
            return flawed(text, "it has no scheme", place);
        }
        String scheme = text.substring(0, colon);
        if (!SCHEME.matcher(scheme).matches()) {
            return flawed(text, "`" + scheme + "` is no scheme (a-z, 0-9, `+`, `-`, `.`)", place);
        }
        int question = text.indexOf('?', colon);
        String location = question < 0 ? text.substring(colon + 1) : text.substring(colon + 1, question);
        if (location.chars().anyMatch(Character::isISOControl)) {
            return flawed(text, "its location holds a control character", place);
        }
        Map<String, String> options = new LinkedHashMap<>();
        if (question >= 0) {
            for (String option : text.substring(question + 1).split("&", -1)) {
                int equals = option.indexOf('=');
                String name = equals < 0 ? option : option.substring(0, equals);
                if (equals < 0 || !OPTION.matcher(name).matches()) {
                    return flawed(text, "`" + option + "` is not of the form `option=value`", place);
                }
                if (options.put(name, option.substring(equals + 1)) != null) {
                    return flawed(text, "the option `" + name + "` is there twice", place);
                }
            }
        }
        return new Address(text, scheme, location, options, Optional.empty(), place);
    }

    private static Address flawed(String text, String flaw, Place place) {
        return new Address(text, "", "", Map.of(), Optional.of(flaw), place);
    }
}
