package io.streamwright.flink.rig;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Flink's cluster in one process, shared by all tests: a parameter of theirs. */
public final class FlinkCluster implements AutoCloseable {
    /** The most that one job may have. */
    private static final int SLOTS = 3;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final MiniCluster cluster;

    private FlinkCluster() {
        cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(new Configuration())
                .withRandomPorts()
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(SLOTS)
                .build());
        try {
            cluster.start();
        } catch (Exception e) {
            throw new IllegalStateException("Flink's cluster does not start", e);
        }
    }

    MiniCluster flink() {
        return cluster;
    }

    static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Flink has not done what it was asked for", e);
        }
    }

    @Override
    public void close() {
        await(cluster.closeAsync());
    }

    /** Gives tests the cluster, which starts with the first of them and ends after the last. */
    public static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == FlinkCluster.class;
        }

        @Override
        public FlinkCluster resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return test.getRoot()
                    .getStore(ExtensionContext.Namespace.create(FlinkCluster.class))
                    .computeIfAbsent(FlinkCluster.class, type -> new FlinkCluster(), FlinkCluster.class);
        }
    }
}
