package io.streamwright.benchmarks.engines;

import io.streamwright.benchmarks.Load;
import io.streamwright.benchmarks.Side;
import io.streamwright.benchmarks.feed.Checksum;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * Apache Flink in this process: a mini cluster with a slot for each lane, which is up before a measurement begins; objects
 * are reused; state is on the heap. What crosses the network stack are tuples, whose serializers are the fastest that come
 * with Flink.
 */
public final class FlinkSide implements Side {
    private @Nullable MiniCluster cluster;

    @Override
    public String key() {
        return "flink";
    }

    @Override
    public boolean runs(Load load) {
        return load.splits() == load.lanes() || load.splits() == 1;
    }

    @Override
    public List<String> jvm() {
        return List.of(
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
    }

    @Override
    public Checksum.Outcome run(Load load) throws Exception {
        Configuration settings = new Configuration();
        if (load.snapshotMillis() > 0) {
            Path directory = Files.createTempDirectory("flink-checkpoints");
            settings.set(
                    CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                    directory.toUri().toString());
        }
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings);
        env.setRuntimeMode(RuntimeExecutionMode.STREAMING);
        env.setParallelism(load.lanes());
        env.getConfig().enableObjectReuse();
        if (load.snapshotMillis() > 0) {
            env.enableCheckpointing(load.snapshotMillis());
        }
        FlinkJobs.build(env, load);
        cluster(load.lanes()).executeJobBlocking(env.getStreamGraph().getJobGraph());
        return Checksums.take();
    }

    private MiniCluster cluster(int slots) throws Exception {
        if (cluster == null) {
            cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                    .setNumTaskManagers(1)
                    .setNumSlotsPerTaskManager(slots)
                    .withRandomPorts()
                    .build());
            cluster.start();
        }
        return cluster;
    }
}
