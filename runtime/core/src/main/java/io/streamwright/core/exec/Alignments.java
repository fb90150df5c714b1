package io.streamwright.core.exec;

import io.streamwright.core.source.SourceTiming;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The groups of sources that keep step in event time, over all lanes. Each lane says now and then where its part of a source
 * stands, and reads no split that is further ahead of the slowest than allowed.
 *
 * <p>Groups and members are put together by the starting thread before any lane runs; then each member is written by its lane and
 * read by all. What is read may be old: watermarks only grow, so that at worst a split waits a round longer.
 */
final class Alignments {
    private final Map<String, List<Member>> groups = new HashMap<>();

    /** A member for one lane's part of a source. */
    Member join(SourceTiming.Alignment alignment) {
        List<Member> group = groups.computeIfAbsent(alignment.group(), name -> new ArrayList<>());
        Member member = new Member(group, alignment.withinMillis());
        group.add(member);
        return member;
    }

    /** One lane's part of a source. */
    static final class Member {
        private final List<Member> group;
        private final long withinMillis;
        private volatile long standsAt = Long.MIN_VALUE;

        private Member(List<Member> group, long withinMillis) {
            this.group = group;
            this.withinMillis = withinMillis;
        }

        /**
         * Says where it stands.
         *
         * @param watermark {@link Long#MAX_VALUE} if nobody is to wait for it
         */
        void standsAt(long watermark) {
            if (watermark != standsAt) {
                standsAt = watermark;
            }
        }

        /** The watermark beyond which no split is to be read. */
        long allowed() {
            long slowest = Long.MAX_VALUE;
            for (int i = 0; i < group.size(); i++) {
                slowest = Math.min(slowest, group.get(i).standsAt);
            }
            long allowed = slowest + withinMillis;
            return allowed < slowest ? Long.MAX_VALUE : allowed;
        }
    }
}
