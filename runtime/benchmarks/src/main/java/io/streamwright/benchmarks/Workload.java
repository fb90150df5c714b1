package io.streamwright.benchmarks;

import io.streamwright.core.api.CompiledJob;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What is measured. */
enum Workload {
    /** {@link SumPerKey}. */
    SUM("running sum per key, a result per event", HandwrittenSum::new, SumPerKeyJob::new),

    /** {@link TumblingWindow}. */
    WINDOW(
            "tumbling window of 10 s, sum, count and maximum per key, 1 s out of order",
            HandwrittenWindow::new,
            TumblingWindowJob::new);

    private final String title;
    private final Supplier<HandwrittenLoop> loop;
    private final Supplier<CompiledJob> job;

    Workload(String title, Supplier<HandwrittenLoop> loop, Supplier<CompiledJob> job) {
        this.title = title;
        this.loop = loop;
        this.job = job;
    }

    /** For the table. */
    String title() {
        return title;
    }

    /** A new handwritten loop. */
    HandwrittenLoop loop() {
        return loop.get();
    }

    /** The job as the processor compiled it. */
    CompiledJob job() {
        return job.get();
    }

    /** The name on the command line. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one with this name. */
    static Workload of(String key) {
        return Arrays.stream(values())
                .filter(workload -> workload.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no workload \"" + key + "\": there are "
                        + Arrays.stream(values()).map(Workload::key).collect(Collectors.joining(", "))));
    }
}
