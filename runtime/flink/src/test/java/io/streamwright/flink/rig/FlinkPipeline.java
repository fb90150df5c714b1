package io.streamwright.flink.rig;

import io.streamwright.flink.GeneratedOperatorFactory;
import io.streamwright.flink.OperatorBinding;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A job of Flink: a script, a generated operator behind a {@code keyBy}, and a sink. Immutable.
 *
 * @param key the key for Flink, whose hash is that of the generated class
 * @param settings the settings of our job
 * @param <E> the type of the events
 * @param <K> the type of the key for Flink
 * @param <R> the type of the results
 */
public record FlinkPipeline<E, K, R>(
        Class<E> events,
        KeySelector<E, K> key,
        Class<K> keys,
        OperatorBinding<E, R, ?> binding,
        Class<R> results,
        Map<String, String> settings) {
    private static final int KEY_GROUPS = 128;

    /** The same without settings. */
    public FlinkPipeline(
            Class<E> events, KeySelector<E, K> key, Class<K> keys, OperatorBinding<E, R, ?> binding, Class<R> results) {
        this(events, key, keys, binding, results, Map.of());
    }

    /** The same with one more setting. */
    public FlinkPipeline<E, K, R> with(String name, String value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(name, value);
        return new FlinkPipeline<>(events, key, keys, binding, results, Map.copyOf(more));
    }

    JobGraph graph(Stage<E, R> stage, int parallelism) {
        StreamExecutionEnvironment flink = new StreamExecutionEnvironment(configuration());
        flink.setParallelism(parallelism);
        flink.setMaxParallelism(KEY_GROUPS);
        flink.setBufferTimeout(1);
        // the test says when; the pause puts off the one that Flink takes at the start
        flink.enableCheckpointing(Duration.ofDays(1).toMillis());
        flink.getCheckpointConfig()
                .setMinPauseBetweenCheckpoints(Duration.ofDays(1).toMillis());
        flink.fromSource(
                        new ScriptSource<>(stage),
                        WatermarkStrategy.noWatermarks(),
                        "script",
                        TypeInformation.of(events))
                .uid("script")
                .setParallelism(1)
                .keyBy(key, TypeInformation.of(keys))
                .transform(
                        binding.uid(), TypeInformation.of(results), new GeneratedOperatorFactory<>(binding, settings))
                .uid(binding.uid())
                .sinkTo(new ResultSink<>(stage))
                .uid("results")
                .setParallelism(1);
        return flink.getStreamGraph().getJobGraph();
    }

    /** A script, operators of Flink, and a sink. */
    static <E, R> JobGraph ownGraph(
            Stage<E, R> stage, TypeInformation<E> events, Function<DataStream<E>, DataStream<R>> operators) {
        StreamExecutionEnvironment flink = new StreamExecutionEnvironment(configuration());
        flink.setParallelism(1);
        flink.setMaxParallelism(KEY_GROUPS);
        flink.setBufferTimeout(1);
        DataStream<E> script =
                flink.fromSource(new ScriptSource<>(stage), WatermarkStrategy.noWatermarks(), "script", events);
        operators.apply(script).sinkTo(new ResultSink<>(stage));
        return flink.getStreamGraph().getJobGraph();
    }

    private static Configuration configuration() {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(CheckpointingOptions.ENABLE_CHECKPOINTS_AFTER_TASKS_FINISH, false);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(1));
        return configuration;
    }
}
