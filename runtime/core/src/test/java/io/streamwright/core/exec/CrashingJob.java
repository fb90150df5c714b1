package io.streamwright.core.exec;

import io.streamwright.core.api.JobRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process that runs the job of clicks over the same input each time, for a test that kills it. */
final class CrashingJob {
    private CrashingJob() {}

    static List<Click> clicks() {
        List<Click> clicks = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            clicks.add(new Click("p" + i * 31 % 40, i + i * 7 % 20));
        }
        return clicks;
    }

    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        MemorySource source = new MemorySource().with("clicks", "a", clicks());
        source.pauseNanosPerPoll = 1_000_000;
        JobRunner.of(new ClickJob())
                .connector(source)
                .connector(new DiskSink(directory.resolve("out")))
                .connector(new TransactionalDisk(directory.resolve("transactions")))
                .set("windows", "tx:windows")
                .set("parallelism", arguments[1])
                .stateDir(directory.resolve("state"))
                .set("snapshot-interval", "2ms")
                .set("snapshot-retention", "1")
                .set("clicks.batch", "25")
                .run();
    }
}
