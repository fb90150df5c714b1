package io.streamwright.core.api;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the name that was probably meant, for messages about an unknown one. */
public final class DidYouMean {
    private DidYouMean() {}

    /** {@code ; did you mean "x"?} with the nearest of {@code known}, or an empty text if none is near. */
    public static String hint(String given, Collection<String> known) {
        String nearest = nearest(given, known);
        return nearest == null ? "" : "; did you mean \"" + nearest + "\"?";
    }

    /** The nearest of {@code known}, at most a third of its letters away, or null. */
    public static @Nullable String nearest(String given, Collection<String> known) {
        String nearest = null;
        int least = Integer.MAX_VALUE;
        for (String each : known) {
            int distance = distance(given.toLowerCase(Locale.ROOT), each.toLowerCase(Locale.ROOT));
            if (distance < least && distance <= Math.max(1, Math.max(given.length(), each.length()) / 3)) {
                least = distance;
                nearest = each;
            }
        }
        return nearest;
    }

    /** How many letters must be added, removed, replaced or swapped with their neighbour. */
    private static int distance(String left, String right) {
        int[] beforeLast = new int[right.length() + 1];
        int[] last = new int[right.length() + 1];
        int[] now = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            now[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                boolean same = left.charAt(i - 1) == right.charAt(j - 1);
                now[j] = Math.min(Math.min(now[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1)) {
                    now[j] = Math.min(now[j], beforeLast[j - 2] + 1);
                }
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = now;
            now = spare;
        }
        return last[right.length()];
    }
}
