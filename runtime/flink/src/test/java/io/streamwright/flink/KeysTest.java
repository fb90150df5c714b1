package io.streamwright.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.core.operator.Operator;
import io.streamwright.core.operator.Output;
import io.streamwright.core.time.SystemTime;
import io.streamwright.flink.jobs.Parcels.Count;
import io.streamwright.flink.jobs.Parcels.Parcel;
import io.streamwright.flink.jobs.Parcels.Way;
import io.streamwright.flink.jobs.ParcelsJob;
import io.streamwright.flink.jobs.Parcels_Counts;
import io.streamwright.flink.jobs.Sensors.Reading;
import io.streamwright.flink.jobs.Sensors_Peaks;
import io.streamwright.flink.jobs.Shop.Visit;
import io.streamwright.flink.jobs.Shop_Sessions;
import io.streamwright.flink.rig.FlinkCluster;
import io.streamwright.flink.rig.FlinkPipeline;
import io.streamwright.flink.rig.FlinkRun;
import io.streamwright.flink.rig.Script;
import io.streamwright.testkit.JobHarness;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which keys Flink and a generated class put into the same key group, and what to give Flink instead where they do not. */
@ExtendWith(FlinkCluster.Shared.class)
class KeysTest {
    private static final int GROUPS = 128;

    private static final OperatorBinding<Visit, ?, Shop_Sessions> OF_TEXT =
            new OperatorBinding<>("sessions", Shop_Sessions::new, Shop_Sessions::handleVisit);
    private static final OperatorBinding<Reading, ?, Sensors_Peaks> OF_NUMBER =
            new OperatorBinding<>("peaks", Sensors_Peaks::new, Sensors_Peaks::handleAdd);
    private static final OperatorBinding<Parcel, Count, Parcels_Counts> OF_TWO =
            new OperatorBinding<>("counts", Parcels_Counts::new, Parcels_Counts::handleAdd);

    private static final List<Way> WAYS = List.of(Way.ROAD, Way.RAIL, Way.AIR);

    private final Random random = new Random(3);

    @Test
    void text_isItsOwnKeyInFlink() throws Exception {
        for (int i = 0; i < 500; i++) {
            String user = i == 0 ? "" : Long.toString(random.nextLong(), 36);
            assertThat(groupOf(OF_TEXT, new Visit(user, "p", false, Instant.EPOCH)))
                    .isEqualTo(flinkGroupOf(user));
        }
    }

    @Test
    void number_isItsOwnKeyInFlink() throws Exception {
        for (int i = 0; i < 500; i++) {
            Long sensor = i < 100 ? i - 50 : random.nextLong();
            assertThat(groupOf(OF_NUMBER, new Reading(sensor, 1, Instant.EPOCH)))
                    .isEqualTo(flinkGroupOf(sensor));
        }
    }

    /** An {@code int} is its own hash: that of the generated class can be the key for Flink, whatever the key is. */
    @Test
    void severalComponents_theHashIsTheKeyInFlink() throws Exception {
        int alike = 0;
        for (int i = 0; i < 500; i++) {
            Parcel parcel = parcel();
            int group = groupOf(OF_TWO, parcel);
            assertThat(group).isEqualTo(flinkGroupOf(hashOf(parcel)));
            alike += group == flinkGroupOf(parcel) ? 1 : 0;
        }
        // the record itself has the hash of the enum in it, which is another in each process
        assertThat(alike).isLessThan(100);
    }

    @Test
    void severalComponents_agree(FlinkCluster cluster) throws Exception {
        FlinkPipeline<Parcel, Integer, Count> pipeline =
                new FlinkPipeline<>(Parcel.class, KeysTest::hashOf, Integer.class, OF_TWO, Count.class);
        Script<Parcel> script = new Script<>();
        for (int i = 0; i < 1000; i++) {
            script.event(parcel());
        }
        Script.Expected<Count> expected =
                script.inHarness(JobHarness.of(new ParcelsJob()), "parcels", "counts", Count.class);

        try (FlinkRun<Parcel, Count> run = FlinkRun.start(cluster, pipeline, script, 2)) {
            run.end();
            Agreement.assertSame(run.results(), expected.results(), count -> count.depot() + count.way());
        }
    }

    private Parcel parcel() {
        return new Parcel("depot-" + random.nextInt(40), WAYS.get(random.nextInt(WAYS.size())));
    }

    /** As the generated class does. The adapter will have it generated: it is private there today. */
    private static int hashOf(Parcel parcel) {
        return 31 * parcel.depot().hashCode() + parcel.way().name().hashCode();
    }

    private static int flinkGroupOf(Object key) {
        return KeyGroupRangeAssignment.assignToKeyGroup(key, GROUPS);
    }

    /** The key group under which an operator that has seen one event writes its row. */
    private static <E, R, O extends Operator> int groupOf(OperatorBinding<E, R, O> binding, E event) throws Exception {
        O operator = binding.maker()
                .make(binding.uid(), new TaskContext(SystemTime.INSTANCE, Map.of(), GROUPS), new Output<>() {
                    @Override
                    public void emit(R result, long time) {}
                });
        binding.handler().handle(operator, event, 0);
        return getOnlyElement(KeyGroupSections.freeze(operator, GROUPS).keyGroups());
    }

    private static int getOnlyElement(Set<Integer> groups) {
        assertThat(groups).hasSize(1);
        return groups.iterator().next();
    }
}
