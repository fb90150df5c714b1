package io.streamwright.flink.own;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.flink.own.Expiring.Deed;
import io.streamwright.flink.own.Expiring.Order;
import io.streamwright.testkit.JobHarness;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.State;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.StateTtlConfig.StateVisibility;
import org.apache.flink.api.common.state.StateTtlConfig.UpdateType;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.core.fs.CloseableRegistry;
import org.apache.flink.runtime.jobgraph.JobVertexID;
import org.apache.flink.runtime.query.KvStateRegistry;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.LocalRecoveryConfig;
import org.apache.flink.runtime.state.UncompressedStreamCompressionDecorator;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackendBuilder;
import org.apache.flink.runtime.state.heap.HeapPriorityQueueSetFactory;
import org.apache.flink.runtime.state.metrics.LatencyTrackingStateConfig;
import org.apache.flink.runtime.state.metrics.SizeTrackingStateConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random orders to state that expires: to that of a job, through restarts, and to that of Flink's heap, by the same clock. */
class ExpiryTest {
    private static final int KEY_GROUPS = 4;
    private static final int STEPS = 6_000;
    private static final List<Deed> DEEDS = List.of(Deed.values());
    private static final Set<Deed> OF_LISTS = Set.of(Deed.ADD, Deed.ELEMENTS, Deed.UPDATE);

    /** What a Flink job would have at hand. */
    private static final class FlinkState implements AutoCloseable {
        private final CloseableRegistry closing = new CloseableRegistry();
        private final HeapKeyedStateBackend<String> backend;
        private final StateTtlConfig ttl;
        private final ValueState<Long> value;
        private final MapState<String, Long> entries;
        private final ListState<Long> elements;
        private long now;

        FlinkState(UpdateType update, StateVisibility visibility) throws Exception {
            KeyGroupRange groups = KeyGroupRange.of(0, KEY_GROUPS - 1);
            backend = new HeapKeyedStateBackendBuilder<>(
                            new KvStateRegistry().createTaskRegistry(new JobID(), new JobVertexID()),
                            StringSerializer.INSTANCE,
                            getClass().getClassLoader(),
                            KEY_GROUPS,
                            groups,
                            new ExecutionConfig(),
                            () -> now,
                            LatencyTrackingStateConfig.disabled(),
                            SizeTrackingStateConfig.disabled(),
                            List.of(),
                            UncompressedStreamCompressionDecorator.INSTANCE,
                            LocalRecoveryConfig.BACKUP_AND_RECOVERY_DISABLED,
                            new HeapPriorityQueueSetFactory(groups, KEY_GROUPS, 16),
                            false,
                            closing)
                    .build();
            ttl = StateTtlConfig.newBuilder(Duration.ofMillis(20))
                    .setUpdateType(update)
                    .setStateVisibility(visibility)
                    // nor does the harness remove anything in passing
                    .disableCleanupInBackground()
                    .build();
            value = state(new ValueStateDescriptor<>("value", LongSerializer.INSTANCE));
            entries = state(new MapStateDescriptor<>("entries", StringSerializer.INSTANCE, LongSerializer.INSTANCE));
            elements = state(new ListStateDescriptor<>("elements", LongSerializer.INSTANCE));
        }

        private <S extends State> S state(StateDescriptor<S, ?> descriptor) throws Exception {
            descriptor.enableTimeToLive(ttl);
            backend.setCurrentKey("k0");
            return backend.getPartitionedState(VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, descriptor);
        }

        String obey(Order order) throws Exception {
            backend.setCurrentKey(order.key());
            Long seen = value.value();
            String result = "";
            switch (order.deed()) {
                case WRITE -> {
                    value.update(order.value());
                    result += "-";
                }
                case GET -> result += entries.get(order.entry());
                case PUT -> entries.put(order.entry(), order.value());
                case CONTAINS -> result += entries.contains(order.entry());
                case REMOVE -> entries.remove(order.entry());
                case ENTRIES -> {
                    TreeMap<String, Long> all = new TreeMap<>();
                    entries.entries().forEach(entry -> all.put(entry.getKey(), entry.getValue()));
                    result += all;
                }
                case CLEAR -> {
                    entries.clear();
                    elements.clear();
                }
                case ADD -> elements.add(order.value());
                case ELEMENTS -> {
                    List<Long> all = new ArrayList<>();
                    elements.get().forEach(all::add);
                    result += all;
                }
                case UPDATE -> elements.update(List.of(order.value(), -order.value()));
                default -> result += "-";
            }
            return order.key() + " " + order.deed() + " " + seen + " " + result;
        }

        @Override
        public void close() throws IOException {
            backend.dispose();
            closing.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "written, OnCreateAndWrite, NeverReturnExpired",
        "read, OnReadAndWrite, NeverReturnExpired",
        "writtenShown, OnCreateAndWrite, ReturnExpiredIfNotCleanedUp",
        "readShown, OnReadAndWrite, ReturnExpiredIfNotCleanedUp"
    })
    void whatHasExpired_isThatOfFlink(String stream, UpdateType update, StateVisibility visibility) throws Exception {
        Random random = new Random(5);
        boolean shown = visibility == StateVisibility.ReturnExpiredIfNotCleanedUp;
        StringBuilder history = new StringBuilder();
        int expired = 0;
        try (FlinkState flink = new FlinkState(update, visibility);
                JobHarness job = JobHarness.start(new ExpiringJob())) {
            for (int i = 1; i <= STEPS; i++) {
                int pause = random.nextInt(3) == 0 ? random.nextInt(random.nextInt(4) == 0 ? 30 : 5) : 0;
                flink.now += pause;
                job.advanceTime(Duration.ofMillis(pause));
                Deed deed = DEEDS.get(random.nextInt(DEEDS.size()));
                if (shown && OF_LISTS.contains(deed)) {
                    // Flink gives out expired elements of a list as often as it likes
                    deed = Deed.ENTRIES;
                }
                Order order = new Order("k" + random.nextInt(3), deed, "e" + random.nextInt(4), i);
                history.append(flink.now).append(": ").append(order).append('\n');
                String of = flink.obey(order);
                job.send("orders", order);
                assertThat(job.drain(stream, String.class))
                        .as(history.toString())
                        .containsExactly(of);
                expired += of.endsWith("[]") || of.endsWith("{}") || of.contains("null") ? 1 : 0;
                if (random.nextInt(40) == 0) {
                    job.restart();
                }
                if (history.length() > 8_000) {
                    history.delete(0, 4_000);
                }
            }
        }
        assertThat(expired).isGreaterThan(STEPS / 100);
    }
}
