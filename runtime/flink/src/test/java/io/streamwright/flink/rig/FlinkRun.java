package io.streamwright.flink.rig;

import static org.awaitility.Awaitility.await;

import io.streamwright.testkit.TimedEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * A script on its way through a pipeline in Flink's cluster; over several jobs, if it is stopped with a savepoint and goes on
 * from there. Used by the thread of the test.
 *
 * @param <E> the type of the events
 * @param <R> the type of the results
 */
public final class FlinkRun<E, R> implements AutoCloseable {
    private final FlinkCluster cluster;
    private final IntFunction<JobGraph> pipeline;
    private final Stage<E, R> stage;
    private JobID job;

    private FlinkRun(FlinkCluster cluster, Stage<E, R> stage, IntFunction<JobGraph> pipeline, int parallelism) {
        this.cluster = cluster;
        this.pipeline = pipeline;
        this.stage = stage;
        this.job = submit(pipeline.apply(parallelism));
    }

    /** Starts a job. */
    public static <E, R> FlinkRun<E, R> start(
            FlinkCluster cluster, FlinkPipeline<E, ?, R> pipeline, Script<E> script, int parallelism) {
        Stage<E, R> stage = new Stage<>(script);
        return new FlinkRun<>(cluster, stage, lanes -> pipeline.graph(stage, lanes), parallelism);
    }

    /** Starts a job of Flink's own operators, on one task each. */
    public static <E, R> FlinkRun<E, R> startOwn(
            FlinkCluster cluster,
            Script<E> script,
            TypeInformation<E> events,
            Function<DataStream<E>, DataStream<R>> operators) {
        Stage<E, R> stage = new Stage<>(script);
        return new FlinkRun<>(cluster, stage, tasks -> FlinkPipeline.ownGraph(stage, events, operators), 1);
    }

    private JobID submit(JobGraph graph) {
        return FlinkCluster.await(cluster.flink().submitJob(graph)).getJobID();
    }

    /** Waits until there are so many results. */
    public void awaitResults(int count) {
        await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(30))
                .until(() -> stage.results().size() >= count);
    }

    /** Takes a checkpoint, once the source has come to the pause. */
    public void checkpointAt(Script.Pause pause) {
        awaitAllAt(pause);
        FlinkCluster.await(cluster.flink().triggerCheckpoint(job));
    }

    /** Stops the job with a savepoint at the pause, and goes on from there with another parallelism. */
    public void rescaleAt(Script.Pause pause, int parallelism, Path directory) {
        awaitAllAt(pause);
        String savepoint = FlinkCluster.await(cluster.flink()
                .stopWithSavepoint(job, directory.toUri().toString(), false, SavepointFormatType.CANONICAL));
        FlinkCluster.await(cluster.flink().requestJobResult(job));
        JobGraph graph = pipeline.apply(parallelism);
        graph.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(savepoint));
        job = submit(graph);
    }

    /** Flink takes no checkpoint before all tasks run. */
    private void awaitAllAt(Script.Pause pause) {
        FlinkCluster.await(pause.reached());
        await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(30))
                .until(() -> allRun(FlinkCluster.await(cluster.flink().getExecutionGraph(job))
                        .getAllExecutionVertices()));
    }

    private static boolean allRun(Iterable<? extends AccessExecutionVertex> tasks) {
        for (AccessExecutionVertex task : tasks) {
            if (task.getExecutionState() != ExecutionState.RUNNING) {
                return false;
            }
        }
        return true;
    }

    /** Waits for the end of the job, which must not fail. */
    public JobExecutionResult end() throws Exception {
        JobResult result = FlinkCluster.await(cluster.flink().requestJobResult(job));
        return result.toJobExecutionResult(getClass().getClassLoader());
    }

    /** What has arrived in the sink, exactly once. */
    public List<TimedEvent<R>> results() {
        return stage.results();
    }

    /** How many results have arrived behind a watermark of their own time or later. */
    public int lateResults() {
        return stage.lateResults();
    }

    /** Cancels the job if it has not ended: others need its place. */
    @Override
    public void close() {
        if (!FlinkCluster.await(cluster.flink().getJobStatus(job)).isGloballyTerminalState()) {
            FlinkCluster.await(cluster.flink().cancelJob(job));
            FlinkCluster.await(cluster.flink().requestJobResult(job));
        }
        stage.close();
    }
}
