package io.streamwright.testkit.random;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.LongStream;

/** Draws, compiles and tries jobs in batches, as many batches at once as there are processors. */
final class Batches {
    /** So many that starting the compiler does not count, and so few that there are several batches. */
    private static final int SIZE = 30;

    private Batches() {}

    /** What is done with a job. Called by several threads at once. */
    interface Trial<J> {
        void run(J job, ClassLoader classes) throws IOException;
    }

    /** The seeds of so many jobs; a single one is that given itself, if it is to be drawn exactly. */
    static List<Long> seeds(long seed, int count) {
        return Boolean.getBoolean("streamwright.random.exact")
                ? List.of(seed)
                : LongStream.range(0, count)
                        .map(i -> Make.mix(seed + i))
                        .boxed()
                        .toList();
    }

    /**
     * Tries a job for each seed.
     *
     * @param jobOf what of a draft is compiled
     * @throws AssertionError if a job does not compile
     */
    static <J> void run(
            List<Long> seeds, Function<Long, J> draw, Function<J, DrawnJob> jobOf, Path directory, Trial<J> trial) {
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int from = 0; from < seeds.size(); from += SIZE) {
                List<Long> some = seeds.subList(from, Math.min(seeds.size(), from + SIZE));
                Path own = directory.resolve("batch" + from / SIZE);
                all.add(threads.submit(() -> {
                    List<J> drafts = some.stream().map(draw).toList();
                    try (URLClassLoader classes =
                            JobCompiler.compile(drafts.stream().map(jobOf).toList(), own)) {
                        for (J draft : drafts) {
                            trial.run(draft, classes);
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
