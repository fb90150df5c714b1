package io.streamwright.processor.diagnose;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what a user may have meant. */
public final class Spelling {

    private Spelling() {}

    /** The candidate closest to {@code wrong}, if it is close enough to have been meant. The earlier of equals wins. */
    public static Optional<String> closest(String wrong, Collection<String> candidates) {
        int tolerance = Math.max(1, (wrong.length() + 1) / 3);
        return candidates.stream()
                .filter(candidate -> !candidate.equals(wrong))
                .filter(candidate -> distance(wrong, candidate) <= tolerance)
                .min(Comparator.comparingInt(candidate -> distance(wrong, candidate)));
    }

    /**
     * How many letters must be added, removed, replaced or swapped with their neighbour: the optimal string alignment
     * distance. Case does not count.
     */
    static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : cost(a, b, d, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int cost(String a, String b, int[][] d, int i, int j) {
        int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
    }
}
