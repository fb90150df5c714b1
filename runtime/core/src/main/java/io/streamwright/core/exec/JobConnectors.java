package io.streamwright.core.exec;

import io.streamwright.Guarantee;
import io.streamwright.core.api.CompiledJob;
import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.api.JobSettings;
import io.streamwright.core.api.Problems;
import io.streamwright.core.api.StreamAddress;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.exchange.Exchange;
import io.streamwright.core.graph.JobGraph;
import io.streamwright.core.graph.StreamNode;
import io.streamwright.core.sink.Sink;
import io.streamwright.core.sink.SinkRun;
import io.streamwright.core.sink.SinkSpec;
import io.streamwright.core.sink.SinkTransactions;
import io.streamwright.core.source.SourceSpec;
import io.streamwright.core.time.TimeSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sources and sinks of a job, and the transactions that its sinks share: opened, checked and closed together. Used by the
 * starting thread, and closed by the last one of the job.
 */
final class JobConnectors {
    private final CompiledJob job;
    private final JobGraph graph;
    private final JobSettings settings;
    private final int lanes;
    private final TimeSource time;
    private final SinkRun run;
    private final List<SharedSource<?>> sources = new ArrayList<>();
    private final List<SharedSink<?>> sinks = new ArrayList<>();
    private @Nullable SinkTransactions transactions;

    private JobConnectors(CompiledJob job, JobSettings settings, int lanes, TimeSource time) {
        this.job = job;
        this.graph = job.graph();
        this.settings = settings;
        this.lanes = lanes;
        this.time = time;
        this.run = new SinkRun(settings.snapshotInterval(), settings.snapshotTimeout());
    }

    /**
     * Opens all of them.
     *
     * @param durable whether snapshots outlive the process
     * @throws ConfigurationException with all that stands against it; nothing is left open
     */
    static JobConnectors open(CompiledJob job, JobSettings settings, int lanes, TimeSource time, boolean durable) {
        JobConnectors connectors = new JobConnectors(job, settings, lanes, time);
        boolean opened = false;
        try {
            connectors.openAll(durable);
            opened = true;
            return connectors;
        } finally {
            if (!opened) {
                connectors.close(new CloseAll(job.graph().name()));
            }
        }
    }

    List<SharedSource<?>> sources() {
        return sources;
    }

    List<SharedSink<?>> sinks() {
        return sinks;
    }

    /** Null if no sink writes in transactions. */
    @Nullable SinkTransactions transactions() {
        return transactions;
    }

    /** Closes all of them; readers and writers are closed before, by their lanes. */
    void close(CloseAll closing) {
        sources.forEach(source -> closing.close(source.toString(), source::close));
        SinkTransactions shared = transactions;
        if (shared != null) {
            closing.close("the transactions at " + shared.place(), shared::close);
        }
        sinks.forEach(sink -> closing.close(sink.toString(), sink.sink()::close));
    }

    private void openAll(boolean durable) {
        Problems problems = new Problems();
        boolean bounded = true;
        for (StreamNode stream : graph.streams()) {
            if (stream.source() != null) {
                try {
                    SharedSource<?> source = source(stream, job.codec(stream.name()));
                    sources.add(source);
                    bounded &= source.bounded();
                } catch (ConfigurationException e) {
                    problems.add("the source of \"" + stream.name() + "\": " + e.getMessage());
                }
            }
        }
        for (StreamNode stream : graph.streams()) {
            StreamNode.SinkNode node = stream.sink();
            if (node != null) {
                try {
                    SharedSink<?> sink = sink(stream, node, job.codec(stream.name()), bounded, durable);
                    sinks.add(sink);
                    problems.addIfPresent(guaranteeProblem(node, sink, durable));
                } catch (ConfigurationException e) {
                    problems.add("the sink of \"" + stream.name() + "\": " + e.getMessage());
                }
            }
        }
        shareTransactions(problems);
        problems.throwIfAny("The sources and sinks of the job \"" + graph.name() + "\"");
    }

    private void shareTransactions(Problems problems) {
        for (SharedSink<?> sink : sinks) {
            SinkTransactions ofSink = sink.sink().transactions();
            if (ofSink != null && transactions != null && ofSink != transactions) {
                problems.add(sink + " writes in transactions at " + ofSink.place() + ", and another sink at "
                        + transactions.place() + ": results cannot be published at both together. Write to one of them,"
                        + " or ask for less with @Sink(guarantee = …)");
            } else if (ofSink != null) {
                transactions = ofSink;
            }
        }
    }

    private <T> SharedSource<T> source(StreamNode stream, Codec<T> codec) {
        StreamAddress address = settings.source(stream.name());
        SourceSpec<T> spec = new SourceSpec<>(stream.name(), stream.uid(), address, codec, time);
        return new SharedSource<>(
                stream.name(),
                stream.uid(),
                address,
                settings.connectors().source(address.scheme()).create(spec),
                Exchange.lanesOf(stream.placement().parallelism(), lanes));
    }

    private <T> SharedSink<T> sink(
            StreamNode stream, StreamNode.SinkNode node, Codec<T> codec, boolean bounded, boolean durable) {
        StreamAddress address = settings.sink(stream.name());
        SinkSpec<T> spec = new SinkSpec<>(
                graph.name(), stream.name(), node.uid(), address, codec, bounded, durable, time, node.guarantee(), run);
        Sink<T> sink = settings.connectors().sink(address.scheme()).create(spec);
        return new SharedSink<>(stream.name(), node.uid(), address, stream.placement(), sink);
    }

    private static @Nullable String guaranteeProblem(StreamNode.SinkNode node, SharedSink<?> sink, boolean durable) {
        Guarantee able = sink.sink().guarantee();
        if (node.guarantee() == Guarantee.AT_LEAST_ONCE && able == Guarantee.AS_THE_SINK_CAN) {
            return sink + " is to deliver at least once and promises nothing: point the stream to one that does, or"
                    + " ask for less with @Sink(guarantee = …)";
        }
        if (node.guarantee() != Guarantee.EXACTLY_ONCE) {
            return null;
        }
        if (!durable) {
            return sink
                    + " is to deliver exactly once, which takes snapshots that outlive the process: give a directory"
                    + " for them with --state-dir=…, or ask for less with @Sink(guarantee = …)";
        }
        if (able != Guarantee.EXACTLY_ONCE) {
            return sink + " is to deliver exactly once and "
                    + (able == Guarantee.AT_LEAST_ONCE ? "delivers at least once" : "promises nothing")
                    + ": point the stream to one that can, or"
                    + " ask for less with @Sink(guarantee = …)";
        }
        return null;
    }
}
