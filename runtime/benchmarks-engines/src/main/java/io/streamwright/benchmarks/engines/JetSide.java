package io.streamwright.benchmarks.engines;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.config.JobConfig;
import com.hazelcast.jet.config.ProcessingGuarantee;
import com.hazelcast.jet.pipeline.Pipeline;
import io.streamwright.benchmarks.Load;
import io.streamwright.benchmarks.Side;
import io.streamwright.benchmarks.Workload;
import io.streamwright.benchmarks.feed.Checksum;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hazelcast Jet in this process: one member, a cooperative thread for each lane, up before a measurement begins. */
public final class JetSide implements Side {
    private @Nullable HazelcastInstance member;

    @Override
    public String key() {
        return "jet";
    }

    /**
     * Not timers: what comes nearest, state that is evicted when its key has been silent, follows the time when it was last
     * used and not the one that was set, so that results would not be the same.
     */
    @Override
    public boolean runs(Load load) {
        return load.workload() != Workload.TIMER && (load.splits() == load.lanes() || load.splits() == 1);
    }

    @Override
    public List<String> jvm() {
        return List.of(
                "--add-modules=java.se",
                "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                "--add-opens=java.management/sun.management=ALL-UNNAMED",
                "--add-opens=jdk.management/com.sun.management.internal=ALL-UNNAMED",
                "-Dhazelcast.logging.type=none",
                "-Dhazelcast.phone.home.enabled=false");
    }

    @Override
    public Checksum.Outcome run(Load load) {
        Pipeline pipeline = Pipeline.create();
        JetJobs.build(pipeline, load);
        JobConfig config = new JobConfig();
        if (load.snapshotMillis() > 0) {
            config.setProcessingGuarantee(ProcessingGuarantee.AT_LEAST_ONCE)
                    .setSnapshotIntervalMillis(load.snapshotMillis());
        }
        member(load.lanes()).getJet().newJob(pipeline, config).join();
        return Checksums.take();
    }

    private HazelcastInstance member(int threads) {
        if (member == null) {
            Config config = new Config();
            config.getJetConfig().setEnabled(true).setCooperativeThreadCount(threads);
            config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
            config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
            config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
            member = Hazelcast.newHazelcastInstance(config);
        }
        return member;
    }
}
