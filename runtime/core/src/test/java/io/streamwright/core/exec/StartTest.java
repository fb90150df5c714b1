package io.streamwright.core.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamwright.Guarantee;
import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.api.JobHandle;
import io.streamwright.core.api.JobRunner;
import io.streamwright.core.api.StreamwrightException;
import io.streamwright.core.graph.ServiceNode;
import io.streamwright.core.snapshot.MemorySnapshotStore;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is checked before anything runs. */
class StartTest extends JobTest {

    private void runOnce() throws Exception {
        source.bounded = false;
        source.with("clicks", "a", List.of(new Click("x", 10)));
        try (JobHandle handle = runner().start()) {
            handle.snapshot().get();
            handle.stop();
            handle.await();
        }
    }

    @Test
    void exactlyOnce_needsAStateDirectory() {
        job.guarantee = Guarantee.EXACTLY_ONCE;
        source.with("clicks", "a", List.of());
        assertThatThrownBy(() ->
                        JobRunner.of(job).connector(source).connector(sink).start())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("the sink of \"pages\" (mem:pages) is to deliver exactly once")
                .hasMessageContaining("--state-dir")
                .hasMessageContaining("the sink of \"windows\"");
    }

    @Test
    void exactlyOnce_needsASinkThatCan() {
        job.guarantee = Guarantee.EXACTLY_ONCE;
        sink.guarantee = Guarantee.AT_LEAST_ONCE;
        source.with("clicks", "a", List.of());
        FaultyStore durable = new FaultyStore(store) {
            @Override
            public boolean durable() {
                return true;
            }
        };
        assertThatThrownBy(() -> runner().snapshotStore(durable).start())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("delivers at least once");
    }

    @Test
    void missingService_isNamedWithItsUsers() {
        job.services.add(new ServiceNode(Runnable.class, false, List.of("ClicksPerPage")));
        assertThatThrownBy(() -> runner().start())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("java.lang.Runnable")
                .hasMessageContaining("ClicksPerPage")
                .hasMessageContaining(".service(Runnable.class");
    }

    @Test
    void serviceThatNobodyUses_isAnError() {
        assertThatThrownBy(
                        () -> runner().service(Runnable.class, () -> () -> {}).start())
                .hasMessageContaining("no operator uses the service java.lang.Runnable");
    }

    @Test
    void changedState_isRefusedWithBothTypes() throws Exception {
        runOnce();
        job.countType = "int";
        assertThatThrownBy(() -> runner().start())
                .isInstanceOf(StreamwrightException.class)
                .hasMessageContaining("cannot go on from snapshot 2 in memory")
                .hasMessageContaining(
                        "operator \"pages\": the state field \"count\" was of type long and is now of type int");
    }

    @Test
    void droppedState_isRefusedUnlessAllowed() throws Exception {
        runOnce();
        job.withWindows = false;
        assertThatThrownBy(() -> runner().start()).hasMessageContaining("the state of the operator \"windows\"");
        source.bounded = true;
        runner().set("allow-dropped-state", "true").run();
        assertThat(sink.published("pages")).containsExactly("x=1", "x is quiet");
    }

    @Test
    void renamedOperator_isRefused_andStartsEmptyIfAllowed() throws Exception {
        runOnce();
        job.pagesUid = "renamed";
        assertThatThrownBy(() -> runner().start())
                .hasMessageContaining("the state of the operator \"pages\"")
                .hasMessageContaining("@Uid(\"pages\")");
        source.bounded = true;
        source.add("clicks", "a", new Click("x", 20));
        runner().set("allow-dropped-state", "true").run();
        assertThat(sink.published("pages")).containsExactly("x=1", "x=1", "x is quiet");
    }

    @Test
    void otherKeyGroups_areRefused() throws Exception {
        runOnce();
        assertThatThrownBy(() -> runner().set("key-groups", "64").start())
                .hasMessageContaining("key-groups=64")
                .hasMessageContaining("its state is kept in 128");
        runner().set("key-groups", "128").start().close();
    }

    @Test
    void otherJob_isRefused() throws Exception {
        runOnce();
        job.name = "others";
        assertThatThrownBy(() -> runner().start()).hasMessageContaining("the job \"clicks\"");
    }

    @Test
    void keyGroups_areAsAsked() throws Exception {
        source.with("clicks", "a", List.of(new Click("x", 10)));
        store = new MemorySnapshotStore("clicks", 3);
        runner().set("key-groups", "2").run();
        assertThat(store.latest().manifest().keyGroups()).isEqualTo(2);
        assertThat(store.latest().manifest().finished()).isTrue();
    }

    @Test
    void splitThatIsGone_stopsTheStart() throws Exception {
        runOnce();
        source.data.get("clicks").clear();
        assertThatThrownBy(() -> runner().start())
                .isInstanceOf(StreamwrightException.class)
                .hasMessageContaining("the source \"clicks\" (mem:clicks) cannot open a");
        assertThat(source.openReaders).hasValue(0);
        assertThat(sink.openWriters).hasValue(0);
    }
}
