package io.streamwright.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.core.exec.CrashPoints;
import io.streamwright.kafka.broker.BrokerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are away for longer than brokers wait, and ones that come back when another has taken their place. */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process cannot be stopped and woken up there")
class ExactlyOnceDowntimeTest {
    private static final int ROUNDS = Math.max(1, Integer.getInteger("streamwright.kills", 1) / 10);
    private static final long SEED = Long.getLong("streamwright.seed", System.nanoTime());
    private static final String[] SHORT_TIMEOUT = {
        "--entries.kafka.transaction.timeout.ms=8000", "--totals.kafka.transaction.timeout.ms=8000"
    };

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private BrokerProcess broker;
    private LedgerBooks books;
    private LedgerProcess ledger;

    @BeforeEach
    void start() throws Exception {
        System.out.println("ExactlyOnceDowntimeTest: -Dstreamwright.seed=" + SEED);
        broker = BrokerProcess.start();
        books = new LedgerBooks(broker.bootstrap());
        ledger = new LedgerProcess(folder, broker.bootstrap());
    }

    @AfterEach
    void end() {
        books.close();
        broker.close();
    }

    private void finishAndAudit() throws Exception {
        books.flush();
        ledger.runToTheEnd(2);
        books.followToTheEnd();
        books.audit("-Dstreamwright.seed=" + SEED);
    }

    private void feedUntilCommitted(Process job) throws Exception {
        int before = books.follow();
        feedUntil(job, () -> books.follow() != before);
    }

    private void feedUntil(Process job, Callable<Boolean> reached) throws Exception {
        long giveUp = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!reached.call()) {
            books.write(random.nextInt(40));
            books.follow();
            assertThat(job.isAlive()).as("%s", ledger.said()).isTrue();
            assertThat(System.nanoTime())
                    .as("it does not come to that: %s", ledger.said())
                    .isLessThan(giveUp);
        }
    }

    private boolean anyTransactionIsOpen() {
        ListTransactionsOptions open = new ListTransactionsOptions().filterStates(Set.of(TransactionState.ONGOING));
        return !Cluster.get(books.admin().listTransactions(open).all()).isEmpty();
    }

    private void awaitTimeout() {
        Runs.await().atMost(Duration.ofMinutes(2)).until(() -> !anyTransactionIsOpen());
    }

    private static void signal(Process process, String name) throws Exception {
        int status = new ProcessBuilder("kill", "-" + name, "" + process.pid())
                .inheritIO()
                .start()
                .waitFor();
        assertThat(status).isZero();
    }

    @Test
    void deadForLongerThanATransactionMayTake_thenNothingIsLostOrTwice() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            // the snapshot is there, and the transaction that goes with it will never be committed
            Process job = ledger.start(CrashPoints.Point.AFTER_COMPLETE.key() + ":4", 2, SHORT_TIMEOUT);
            while (job.isAlive()) {
                books.write(random.nextInt(40));
                books.follow();
            }
            assertThat(job.exitValue()).as("%s", ledger.said()).isEqualTo(CrashPoints.EXIT_STATUS);
            assertThat(anyTransactionIsOpen()).isTrue();
            awaitTimeout();
        }
        finishAndAudit();
    }

    @Test
    void asleepForLongerThanATransactionMayTake_thenTheJobStartsAgainByItself() throws Exception {
        Process job =
                ledger.start("", 2, "--restart=fixed", "--restart-delay=10ms", SHORT_TIMEOUT[0], SHORT_TIMEOUT[1]);
        for (int round = 0; round < ROUNDS; round++) {
            feedUntilCommitted(job);
            signal(job, "STOP");
            while (!anyTransactionIsOpen()) {
                signal(job, "CONT");
                feedUntilCommitted(job);
                signal(job, "STOP");
            }
            awaitTimeout();
            signal(job, "CONT");
            // what was committed before, and hidden behind the open transaction, is seen before the job has noticed
            // anything
            feedUntil(job, () -> Files.readString(ledger.log()).contains("kafka.transaction.timeout.ms"));
            feedUntilCommitted(job);
        }
        job.destroyForcibly().waitFor();
        finishAndAudit();
    }

    @Test
    void asleepWhileAnotherTakesOver_thenItPublishesNothingMoreAndEnds() throws Exception {
        Process job = ledger.start("", 2);
        for (int round = 0; round < 2 * ROUNDS; round++) {
            Path log = ledger.log();
            feedUntilCommitted(job);
            Thread.sleep(random.nextInt(200));
            signal(job, "STOP");
            Process next = ledger.start("", 2 + random.nextInt(2), "--take-over");
            feedUntilCommitted(next);
            signal(job, "CONT");
            long giveUp = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
            while (job.isAlive() && System.nanoTime() < giveUp) {
                books.write(random.nextInt(40));
                books.follow();
            }
            assertThat(job.isAlive()).as("%s", Files.readString(log)).isFalse();
            assertThat(job.exitValue()).isNotZero();
            assertThat(Files.readString(log)).contains("another instance has taken over the job on");
            feedUntilCommitted(next);
            job = next;
        }
        job.destroyForcibly().waitFor();
        finishAndAudit();
    }
}
