package io.streamwright.core.exec;

import org.slf4j.MDC;

/** Names the job and the lane to whatever is logged on a thread of the engine, user code's messages included. */
final class JobMdc {
    private static final String JOB = "job";
    private static final String LANE = "lane";

    private JobMdc() {}

    /** What a thread of the job runs. */
    static Runnable of(String job, Runnable task) {
        return () -> {
            MDC.put(JOB, job);
            try {
                task.run();
            } finally {
                MDC.remove(JOB);
            }
        };
    }

    /** What the thread of a lane runs. */
    static Runnable of(String job, int lane, Runnable task) {
        return of(job, () -> {
            MDC.put(LANE, Integer.toString(lane));
            try {
                task.run();
            } finally {
                MDC.remove(LANE);
            }
        });
    }
}
