package io.streamwright.benchmarks.engines;

import com.hazelcast.jet.Traverser;
import com.hazelcast.jet.Traversers;
import com.hazelcast.jet.core.AbstractProcessor;
import com.hazelcast.jet.core.EventTimeMapper;
import com.hazelcast.jet.core.EventTimePolicy;
import com.hazelcast.jet.core.Processor;
import com.hazelcast.jet.core.ProcessorMetaSupplier;
import com.hazelcast.jet.core.ProcessorSupplier;
import com.hazelcast.jet.core.Watermark;
import com.hazelcast.jet.pipeline.Sources;
import com.hazelcast.jet.pipeline.StreamSource;
import io.streamwright.benchmarks.Load;
import io.streamwright.benchmarks.feed.Generator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The events of a load as a source of Jet. */
final class JetSource<T> extends AbstractProcessor {
    /** Past all windows. */
    private static final long END_MILLIS = 3_600_000;

    private final Generator<T> generator;
    private final EventTimeMapper<T> times;
    private long left;
    private Traverser<Object> pending;

    private JetSource(Generator<T> generator, long events, EventTimePolicy<? super T> policy) {
        this.generator = generator;
        this.left = events;
        this.times = new EventTimeMapper<>(policy);
        this.times.addPartitions(1);
        this.pending = Traversers.empty();
    }

    /** The parts of a load, one to each processor. */
    static <T> StreamSource<T> of(Load load) {
        return Sources.streamFromProcessorWithWatermarks(
                "events",
                false,
                (EventTimePolicy<? super T> policy) ->
                        ProcessorMetaSupplier.of(load.splits(), new Parts<T>(load, policy)));
    }

    @Override
    public boolean complete() {
        while (emitFromTraverser(pending)) {
            if (left == 0) {
                return true;
            }
            pending = times.flatMapEvent(generator.next(), 0, EventTimeMapper.NO_NATIVE_TIME);
            if (--left == 0) {
                long last = times.getWatermark(0);
                pending = pending.append(new Watermark(last + END_MILLIS));
            }
        }
        return false;
    }

    private record Parts<T>(Load load, EventTimePolicy<? super T> policy) implements ProcessorSupplier {
        @Override
        @SuppressWarnings("unchecked") // the caller knows what the workload reads
        public Collection<? extends Processor> get(int count) {
            List<Processor> parts = new ArrayList<>();
            for (int part = 0; part < count; part++) {
                parts.add(new JetSource<>((Generator<T>) load.generator(part), load.eventsOf(part), policy));
            }
            return parts;
        }
    }
}
