package io.streamwright.processor.diagnose;

import io.streamwright.processor.model.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Collects the mistakes that a stage finds. A stage collects all of its own; the next one runs only if there are none. */
public final class Problems {
    private final List<Report> reports;
    private final List<Place> subjects;

    private Problems(List<Report> reports, List<Place> subjects) {
        this.reports = reports;
        this.subjects = subjects;
    }

    /**
     * An empty collection.
     *
     * @param subject where to report what has its place in a jar
     */
    public static Problems about(Place subject) {
        return new Problems(new ArrayList<>(), List.of(subject));
    }

    /** The same collection, with a closer subject for what has its place in a jar. */
    public Problems within(Place subject) {
        List<Place> closer = new ArrayList<>();
        closer.add(subject);
        closer.addAll(subjects);
        return new Problems(reports, closer);
    }

    /** Reports {@code problem}; {@code values} are those of its placeholders. */
    public void report(Problem problem, Place place, Object... values) {
        add(problem, place, problem.message(values));
    }

    /** Reports {@code problem}, with the one of {@code candidates} that is spelled most like {@code wrong}, if one is. */
    public void reportMisspelt(
            Problem problem, Place place, String wrong, Collection<String> candidates, Object... values) {
        String message = problem.message(values)
                + Spelling.closest(wrong, candidates)
                        .map(closest -> " Did you mean `" + closest + "`?")
                        .orElse("");
        add(problem, place, message);
    }

    private void add(Problem problem, Place place, String message) {
        List<Place> places = new ArrayList<>();
        places.add(place);
        places.addAll(subjects);
        reports.add(new Report(problem, message, places));
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return reports.isEmpty();
    }

    /** All so far, in the order reported. */
    public List<Report> all() {
        return List.copyOf(reports);
    }
}
