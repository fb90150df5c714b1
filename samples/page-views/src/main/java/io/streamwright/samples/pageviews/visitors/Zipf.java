package io.streamwright.samples.pageviews.visitors;

import java.util.Arrays;
import java.util.Random;

/** Draws 0, 1, 2, ... such that the n-th is drawn 1/n as often as the first: so pages are viewed, and words used. Immutable. */
final class Zipf {
    private final double[] upTo;

    Zipf(int count) {
        upTo = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += 1.0 / (i + 1);
            upTo[i] = sum;
        }
    }

    int draw(Random random) {
        int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
        return found >= 0 ? found : -found - 1;
    }
}
