package io.streamwright.files;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of published parts: {@code part-00000042-0-0001.jsonl}, ordered by snapshot. */
final class PartName {
    private static final Pattern FORM = Pattern.compile("part-(\\d{8,18})-\\d+-\\d+\\..+");

    private PartName() {}

    /**
     * @param number counts the parts of the lane in this snapshot, from 0
     */
    static String of(long snapshotId, int lane, int number, String extension) {
        return String.format("part-%08d-%d-%04d.%s", snapshotId, lane, number, extension);
    }

    /** The snapshot that a part was published with, or -1 if the name is none of a part. */
    static long snapshotId(String name) {
        Matcher matcher = FORM.matcher(name);
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : -1;
    }
}
