package io.streamwright.core.api;

import io.streamwright.core.api.JobSettingsBuilder.Given;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which setting a variable of the environment stands for: the one with the same letters and digits. Used by one thread.
 *
 * <p>Names of settings have characters that variables cannot have, and upper and lower case, so that several settings may
 * share a variable; then it must not be used.
 */
final class EnvironmentNames {
    private final List<Given> variables;
    private final Problems problems;

    EnvironmentNames(List<Given> variables, Problems problems) {
        this.variables = new ArrayList<>(variables);
        this.problems = problems;
    }

    /** Takes those variables that stand for one of {@code names}, by the canonical name of the setting. */
    Map<String, Given> take(Collection<String> names) {
        Map<String, List<String>> byLetters = new LinkedHashMap<>();
        for (String name : names) {
            byLetters.computeIfAbsent(letters(name), key -> new ArrayList<>()).add(name);
        }
        Map<String, Given> taken = new LinkedHashMap<>();
        variables.removeIf(variable -> {
            List<String> meant = byLetters.get(letters(suffix(variable)));
            if (meant == null) {
                return false;
            }
            String name =
                    EngineSetting.find(meant.get(0)).map(EngineSetting::key).orElse(meant.get(0));
            if (meant.size() > 1) {
                problems.add("the variable " + variable.name() + " of the environment stands for several settings: "
                        + String.join(", ", meant) + ". Give them in another way");
            } else {
                Given before = taken.put(name, new Given(name, variable.value(), "in the environment"));
                if (before != null) {
                    problems.add("the setting \"" + name + "\" is given twice in the environment");
                }
            }
            return true;
        });
        return taken;
    }

    /**
     * Takes those variables that stand for an open option: what follows the beginning is in lower case, with dots for
     * underscores.
     *
     * @param prefixes what names of open options begin with, their last dot included
     */
    Map<String, Given> takeOpen(Collection<String> prefixes) {
        Map<String, Given> taken = new LinkedHashMap<>();
        variables.removeIf(variable -> {
            for (String prefix : prefixes) {
                String rest = restBehind(suffix(variable), letters(prefix));
                if (!rest.isEmpty()) {
                    String name = prefix + rest.toLowerCase(Locale.ROOT).replace('_', '.');
                    taken.put(name, new Given(name, variable.value(), "in the environment"));
                    return true;
                }
            }
            return false;
        });
        return taken;
    }

    /** What follows the letters of a beginning and one underscore; empty if the name has another beginning. */
    private static String restBehind(String suffix, String beginning) {
        int passed = 0;
        int at = 0;
        while (at < suffix.length() && passed < beginning.length()) {
            String letter = letters(suffix.substring(at, at + 1));
            if (!beginning.startsWith(letter, passed)) {
                return "";
            }
            passed += letter.length();
            at++;
        }
        boolean separated = passed == beginning.length() && at < suffix.length() && suffix.charAt(at) == '_';
        return separated ? suffix.substring(at + 1) : "";
    }

    /** Reports the variables that stand for nothing. */
    void reportOthers(Collection<String> names) {
        Map<String, String> byLetters = new LinkedHashMap<>();
        names.forEach(name -> byLetters.put(letters(name), ofSetting(name)));
        for (Given variable : variables) {
            String nearest = DidYouMean.nearest(letters(suffix(variable)), byLetters.keySet());
            problems.add("no setting belongs to the variable " + variable.name() + " of the environment"
                    + (nearest == null ? "" : "; did you mean " + byLetters.get(nearest) + "?"));
        }
    }

    /** How the variable for a setting is usually written. */
    static String ofSetting(String name) {
        return JobSettingsBuilder.ENVIRONMENT_PREFIX
                + name.replaceAll("[^a-zA-Z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static String suffix(Given variable) {
        return variable.name().substring(JobSettingsBuilder.ENVIRONMENT_PREFIX.length());
    }

    private static String letters(String name) {
        return name.replaceAll("[^a-zA-Z0-9]", "").toUpperCase(Locale.ROOT);
    }
}
