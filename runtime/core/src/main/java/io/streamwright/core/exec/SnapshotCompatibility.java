package io.streamwright.core.exec;

import io.streamwright.core.snapshot.SectionKind;
import io.streamwright.core.snapshot.SnapshotManifest;
import io.streamwright.core.snapshot.SnapshotManifest.Field;
import io.streamwright.core.snapshot.SnapshotManifest.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether a job can go on from a snapshot: all that it says about the state is there, under the same names and with the same
 * types. Internal to the engine and its test harness; any thread may use it.
 */
public final class SnapshotCompatibility {
    private SnapshotCompatibility() {}

    /**
     * Compares a snapshot with the job that is to go on from it.
     *
     * @param job the name of the job
     * @param parts what {@link LaneFreeze#parts} says of the job
     * @param allowDropped whether parts of the snapshot that the job does not have any more are let go
     * @return what stands against it, each with its remedy; empty if nothing does
     */
    public static List<String> check(SnapshotManifest manifest, String job, List<Part> parts, boolean allowDropped) {
        if (!manifest.job().equals(job)) {
            return List.of("it was taken by the job \"" + manifest.job() + "\", and this is the job \"" + job
                    + "\". Give each job a state directory of its own");
        }
        List<String> problems = new ArrayList<>();
        Map<String, Part> now = new LinkedHashMap<>();
        parts.forEach(part -> now.put(key(part), part));
        for (Part then : manifest.parts()) {
            Part part = now.get(key(then));
            if (part == null) {
                if (!allowDropped) {
                    problems.add(dropped(then));
                }
            } else if (then.kind() == SectionKind.OPERATOR && !then.fields().equals(part.fields())) {
                compare(then, part, problems);
            }
        }
        return problems;
    }

    private static String key(Part part) {
        return part.kind() + " " + part.uid();
    }

    private static String dropped(Part part) {
        String lost = switch (part.kind()) {
            case SOURCE -> "the positions of the source";
            case SINK -> "what is pending for the sink";
            case OPERATOR, ROWS, ELEMENTS -> "the state of the operator";
        };
        return "it holds " + lost + " \"" + part.uid()
                + "\", which the job does not have. If it was renamed, give it that"
                + " name again by @Uid(\"" + part.uid()
                + "\"); if it was removed on purpose, let go of what it had with"
                + " allow-dropped-state=true";
    }

    private static void compare(Part then, Part now, List<String> problems) {
        String remedy = ". Change it back, or begin anew with an empty state directory";
        int before = problems.size();
        Map<String, Field> fields = new LinkedHashMap<>();
        now.fields().forEach(field -> fields.put(key(field), field));
        for (Field old : then.fields()) {
            Field field = fields.remove(key(old));
            if (field == null) {
                problems.add(what(now, old) + " was of type " + old.schema() + " and is gone" + remedy);
            } else if (!field.schema().equals(old.schema())) {
                problems.add(what(now, old) + " was of type " + old.schema() + " and is now of type " + field.schema()
                        + remedy);
            }
        }
        for (Field added : fields.values()) {
            problems.add(what(now, added) + " of type " + added.schema() + " is new" + remedy);
        }
        if (problems.size() == before) {
            problems.add("operator \"" + now.uid() + "\": its fields stand in another order than "
                    + then.fields().stream().map(Field::name).toList() + remedy);
        }
    }

    private static String key(Field field) {
        return field.role() + " " + field.name();
    }

    private static String what(Part part, Field field) {
        String role = switch (field.role()) {
            case KEY -> "the key component";
            case STATE -> "the state field";
            case TIMER -> "the timer";
            case WINDOW -> "the window";
            case EVENT -> "the event type";
            case TTL -> "the @Ttl of";
        };
        return "operator \"" + part.uid() + "\": " + role + " \"" + field.name() + "\"";
    }
}
