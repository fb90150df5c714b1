package io.streamwright.processor.diagnose;

import io.streamwright.processor.model.Place;
import java.util.List;

/**
 * One mistake found.
 *
 * @param message cause and remedy
 * @param places where to say it, best first; the later ones serve where the earlier ones lie in a jar
 */
public record Report(Problem problem, String message, List<Place> places) {
    public Report {
        places = List.copyOf(places);
    }
}
