package io.streamwright.core.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names of the options that a connector understands, open ones included. Immutable. */
final class OptionNames {
    private final List<String> names;

    /** What open options begin with, the last dot included. */
    private final List<String> prefixes;

    private OptionNames(List<String> names, List<String> prefixes) {
        this.names = List.copyOf(names);
        this.prefixes = List.copyOf(prefixes);
    }

    static OptionNames of(List<ConnectorOption> options) {
        List<String> names = new ArrayList<>();
        List<String> prefixes = new ArrayList<>();
        for (ConnectorOption option : options) {
            if (option.open()) {
                prefixes.add(option.prefix());
            } else {
                names.add(option.name());
            }
        }
        return new OptionNames(names, prefixes);
    }

    boolean contains(String option) {
        return names.contains(option)
                || prefixes.stream().anyMatch(prefix -> option.startsWith(prefix) && option.length() > prefix.length());
    }

    /** Those that are not open. */
    Collection<String> names() {
        return names;
    }

    /** What open ones begin with. */
    Collection<String> prefixes() {
        return prefixes;
    }

    /** As {@link DidYouMean#hint}. */
    String hint(String option) {
        String nearest = nearest(option);
        return nearest == null ? "" : "; did you mean \"" + nearest + "\"?";
    }

    private @Nullable String nearest(String option) {
        int dot = option.indexOf('.');
        if (dot > 0) {
            String prefix = DidYouMean.nearest(option.substring(0, dot + 1), prefixes);
            if (prefix != null) {
                return prefix + (dot + 1 < option.length() ? option.substring(dot + 1) : "…");
            }
        }
        return DidYouMean.nearest(option, names);
    }
}
