package io.streamwright.benchmarks;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Parts of the runtime, each by itself, with JMH. */
final class PartsSuite implements Suite {
    @Override
    public String key() {
        return "parts";
    }

    @Override
    public Shown run(Options options) throws IOException {
        int seconds = options.quick() ? 1 : 2;
        Collection<RunResult> results;
        try {
            results = new Runner(new OptionsBuilder()
                            .include("io.streamwright.benchmarks.parts")
                            .forks(options.quick() ? 1 : 3)
                            .warmupIterations(3)
                            .warmupTime(TimeValue.seconds(seconds))
                            .measurementIterations(5)
                            .measurementTime(TimeValue.seconds(seconds))
                            .jvmArgsAppend("-Xms2g", "-Xmx2g")
                            .build())
                    .run();
        } catch (RunnerException e) {
            throw new IllegalStateException(e);
        }
        StringBuilder text = new StringBuilder("With JMH, nanoseconds, with the error at 99.9 %:\n\n");
        text.append("| part | | ns | ± |\n| --- | --- | ---: | ---: |\n");
        for (RunResult each : results) {
            Result<?> result = each.getPrimaryResult();
            Map<String, String> parameters = new TreeMap<>();
            for (String name : each.getParams().getParamsKeys()) {
                parameters.put(name, each.getParams().getParam(name));
            }
            String name = each.getParams().getBenchmark();
            List<String> path = List.of(name.split("\\."));
            text.append(String.format(
                    Locale.ROOT,
                    "| %s.%s | %s | %.1f | %.1f |%n",
                    path.get(path.size() - 2),
                    path.get(path.size() - 1),
                    parameters.isEmpty() ? "" : parameters.toString().replaceAll("[{}]", ""),
                    result.getScore(),
                    result.getScoreError()));
        }
        return new Shown(text.toString());
    }
}
