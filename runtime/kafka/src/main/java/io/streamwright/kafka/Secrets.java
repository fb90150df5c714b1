package io.streamwright.kafka;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps the values of secret properties out of messages. Clients quote values that they cannot read, so whatever they say passes
 * through here. Immutable; any thread may use it.
 */
final class Secrets {
    private static final String HIDDEN = "[hidden]";
    private static final Pattern NAME =
            Pattern.compile("password|passwd|secret|token|credential|jaas|\\.key$|certificate|assertion");

    /** A name and its value within the text of another property, as in a JAAS configuration. */
    private static final Pattern INNER =
            Pattern.compile("([A-Za-z0-9_.]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s;\"']+))");

    /** The longest first, since one may be part of another. */
    private final List<String> values;

    private Secrets(List<String> values) {
        this.values = values.stream()
                .filter(value -> !value.isBlank())
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }

    /** Those among the properties of a client. */
    static Secrets of(Map<String, String> properties) {
        List<String> values = new ArrayList<>();
        properties.forEach((name, value) -> {
            if (isSecret(name)) {
                values.add(value);
                Matcher inner = INNER.matcher(value);
                while (inner.find()) {
                    // in a JAAS configuration the names of users go with their passwords: user_alice="..."
                    if (isSecret(inner.group(1)) || inner.group(1).startsWith("user_")) {
                        values.add(first(inner.group(2), inner.group(3), inner.group(4)));
                    }
                }
            }
        });
        return new Secrets(values);
    }

    private static String first(String... texts) {
        for (String text : texts) {
            if (text != null) {
                return text;
            }
        }
        return "";
    }

    /** Whether a property's name says that its value is not to be shown. */
    static boolean isSecret(String name) {
        return NAME.matcher(name.toLowerCase(Locale.ROOT)).find();
    }

    /** A text without secrets. */
    String clean(String text) {
        String cleaned = text;
        for (String value : values) {
            cleaned = cleaned.replace(value, HIDDEN);
        }
        return cleaned;
    }

    /** Whether a failure, with all that led to it, may be shown as it is. */
    boolean isClean(Throwable thrown) {
        return values.isEmpty() || isClean(thrown, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private boolean isClean(Throwable thrown, Set<Throwable> seen) {
        if (!seen.add(thrown)) {
            return true;
        }
        String text = String.valueOf(thrown);
        boolean clean = clean(text).equals(text);
        if (thrown.getCause() != null) {
            clean &= isClean(thrown.getCause(), seen);
        }
        for (Throwable each : thrown.getSuppressed()) {
            clean &= isClean(each, seen);
        }
        return clean;
    }
}
