package io.streamwright.testkit;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Messages for names that do not exist. */
final class Names {

    private Names() {}

    /** The message for {@code name}, which is none of {@code known}, such as {@code the job "a" has no stream "b"}. */
    static IllegalArgumentException unknown(String complaint, String name, Collection<String> known) {
        String meant = closest(name, known)
                .map(close -> ": did you mean \"" + close + "\"?")
                .orElse(".");
        String list = known.isEmpty() ? " There are none." : " There are: " + String.join(", ", known) + ".";
        return new IllegalArgumentException(complaint + meant + list);
    }

    /** The name that is so much like {@code name} that it was probably meant. */
    static Optional<String> closest(String name, Collection<String> known) {
        // two, because letters that have changed places count as two
        int most = name.length() < 4 ? 1 : Math.max(2, name.length() / 3);
        return List.copyOf(known).stream()
                .filter(candidate -> distance(name, candidate) <= most)
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
    }

    /** Levenshtein's distance, without regard to case. */
    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                boolean same = Character.toLowerCase(left.charAt(i - 1)) == Character.toLowerCase(right.charAt(j - 1));
                int replaced = diagonal + (same ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[right.length()];
    }
}
