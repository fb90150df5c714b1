package io.streamwright.core.operator;

import org.jspecify.annotations.Nullable;

/** What the generated wiring of a lane is given. */
public interface LaneSetup {

    /** What operators are given. */
    OperatorContext operators();

    /** What stands behind a stream that has a sink. */
    <T> Output<T> sink(String stream);

    /** Who watches all streams, or null. */
    @Nullable StreamTap tap();

    /** The number of the lane, from 0. */
    default int lane() {
        return 0;
    }

    /** How many lanes the job has. */
    default int lanes() {
        return 1;
    }

    /** How many events go from lane to lane at once, at least 1. */
    default int exchangeBatch() {
        return 1;
    }

    /** How many rows and timers a sweep fires before it looks up again, at least 1. */
    default int sweepSteps() {
        return LaneProgram.SWEEP_STEPS;
    }
}
