package io.streamwright.core.exec;

import io.streamwright.core.operator.Operator;
import io.streamwright.core.operator.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says in words what a snapshot waits for. Any thread may use it. */
final class SnapshotDelay {
    private SnapshotDelay() {}

    /** The lanes that are behind all others, to complete "waiting for". */
    static String of(JobParts job, SnapshotCycle cycle) {
        int stages = job.firstProgram().stages().size();
        int behind = stages;
        for (int lane = 0; lane < cycle.lanes(); lane++) {
            behind = Math.min(behind, cycle.passedStages(lane));
        }
        List<String> waits = new ArrayList<>();
        List<String> places = new ArrayList<>();
        for (LaneParts lane : job.lanes()) {
            boolean encodes = behind == stages && cycle.state(lane.number()) != SnapshotCycle.State.READY;
            if (encodes || behind < stages && cycle.passedStages(lane.number()) == behind) {
                waits.add(name(job, lane));
                places.add(FailureReport.whereIs(
                        lane.control().thread(), lane.program().operators()));
            }
        }
        String doing = behind == stages ? " to encode its state" : " to reach the barrier" + at(job, behind, stages);
        return String.join(" and ", waits) + doing + " (" + String.join("; ", places) + ")";
    }

    private static String name(JobParts job, LaneParts lane) {
        return job.lanes().size() == 1 ? "the lane" : "lane " + lane.number();
    }

    /** The operators behind which the lane cannot say that it has passed; nothing where there is only one stage. */
    private static String at(JobParts job, int passed, int stages) {
        if (stages == 1) {
            return "";
        }
        if (passed == 0) {
            return " at its sources";
        }
        Stage stage = job.firstProgram().stages().get(Math.min(passed, stages - 1));
        List<Operator> operators = stage.operators();
        return operators.isEmpty()
                ? " at stage " + stage.number()
                : operators.stream()
                        .map(operator -> "\"" + operator.uid() + "\"")
                        .collect(Collectors.joining(", ", " at ", ""));
    }
}
