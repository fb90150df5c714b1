package io.streamwright.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.core.exec.CrashPoints;
import io.streamwright.kafka.FrameProxy.Api;
import io.streamwright.kafka.FrameProxy.Trap;
import io.streamwright.kafka.broker.BrokerProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * From Kafka to Kafka, in a process that is killed with SIGKILL again and again: at random moments, at each named point of the
 * engine, and at each step of the transactions as they are seen on the wire. Meanwhile the broker is killed and started again, and
 * the topic that is read gets more partitions. In the end a reader of what is committed finds each event accounted for once, and
 * each key in order.
 *
 * <p>{@code -Dstreamwright.kills=100} for more than the few of a normal build; {@code -Dstreamwright.seed=} to see the same kills
 * again, as far as a kill can be repeated.
 */
@Timeout(value = 3, unit = TimeUnit.HOURS)
class ExactlyOnceKillTest {
    private static final int KILLS = Integer.getInteger("streamwright.kills", 6);
    private static final long SEED = Long.getLong("streamwright.seed", System.nanoTime());
    private static final int INTERVAL_MILLIS = 200;

    /** Where a job dies that is not told otherwise: some of the engine's points are not on the way of this one. */
    private static final List<CrashPoints.Point> POINTS = List.of(
            CrashPoints.Point.AFTER_MARK,
            CrashPoints.Point.AFTER_REMARK,
            CrashPoints.Point.BEFORE_RECOVER,
            CrashPoints.Point.AFTER_RECOVER,
            CrashPoints.Point.BEFORE_BARRIER,
            CrashPoints.Point.AFTER_BARRIER,
            CrashPoints.Point.BEFORE_WRITE,
            CrashPoints.Point.AFTER_WRITE,
            CrashPoints.Point.BEFORE_COMPLETE,
            CrashPoints.Point.AFTER_COMPLETE,
            CrashPoints.Point.AFTER_TRANSACTION,
            CrashPoints.Point.AFTER_ANNOUNCE,
            CrashPoints.Point.AFTER_COMMITS,
            CrashPoints.Point.AFTER_RETENTION);

    /** When a process dies. Counted from its start: the n-th time at a point, or the n-th frame of a kind. */
    private record Moment(
            String name, String crashAt, @Nullable Api api, boolean answered, int count) {
        static Moment engine(CrashPoints.Point point, int count) {
            return new Moment(point.key() + ":" + count, point.key() + ":" + count, null, false, count);
        }

        static Moment wire(Api api, boolean answered, int count) {
            String name = api + (answered ? " done, not answered" : " sent, not received") + ", number " + count;
            return new Moment(name, "", api, answered, count);
        }

        static Moment random() {
            return new Moment("at random", "", null, false, 0);
        }
    }

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);

    /** All moments, shuffled, over and over, with as many random ones in between. */
    private List<Moment> moments() {
        List<Moment> moments = new ArrayList<>();
        while (moments.size() < KILLS) {
            List<Moment> all = new ArrayList<>();
            for (CrashPoints.Point point : POINTS) {
                boolean atStart = point.compareTo(CrashPoints.Point.AFTER_RECOVER) <= 0;
                all.add(Moment.engine(point, atStart ? 1 : 1 + random.nextInt(4)));
            }
            for (boolean answered : new boolean[] {false, true}) {
                // of a pair of producers; by the one who asks first, and the one who waits for what is being committed
                all.add(Moment.wire(Api.INIT_PRODUCER_ID, answered, 1));
                all.add(Moment.wire(Api.INIT_PRODUCER_ID, answered, 2));
                all.add(Moment.wire(Api.OFFSET_FETCH, answered, 2));
                all.add(Moment.wire(Api.PRODUCE, answered, 1 + random.nextInt(10)));
                // the first is the mark that is made at the start
                all.add(Moment.wire(Api.TXN_OFFSET_COMMIT, answered, 1 + random.nextInt(5)));
                all.add(Moment.wire(Api.END_TXN, answered, 1 + random.nextInt(5)));
                all.add(Moment.wire(Api.END_TXN, answered, 2 + random.nextInt(5)));
            }
            int named = all.size();
            for (int i = 0; i < named; i++) {
                all.add(Moment.random());
            }
            Collections.shuffle(all, random);
            moments.addAll(all);
        }
        return moments.subList(0, KILLS);
    }

    @Test
    void killedAgainAndAgain_eachEventIsAccountedForOnceAndEachKeyIsInOrder() throws Exception {
        System.out.println("ExactlyOnceKillTest: " + KILLS + " kills, -Dstreamwright.seed=" + SEED);
        try (FrameProxy proxy = new FrameProxy();
                BrokerProcess broker = BrokerProcess.startBehindProxy(proxy.port());
                LedgerBooks books = new LedgerBooks(broker.bootstrap())) {
            proxy.to(broker.behindProxyPort());
            LedgerProcess ledger = new LedgerProcess(folder, proxy.bootstrap());
            int kill = 0;
            int brokerKills = 0;
            for (Moment moment : moments()) {
                kill++;
                boolean withBroker = kill % 10 == 3;
                brokerKills += withBroker ? 1 : 0;
                int lanes = 2 + random.nextInt(3);
                Life life = new Life(books, ledger, lanes, kill == KILLS / 2);
                long begun = System.nanoTime();
                if (withBroker) {
                    life.dieAtRandom(broker, random.nextInt(1_500));
                } else {
                    life.die(moment, proxy);
                }
                proxy.set(null);
                System.out.println("kill " + kill + " (" + (withBroker ? "and of the broker" : moment.name()) + ") on "
                        + lanes + " lanes after " + (System.nanoTime() - begun) / 1_000_000 + " ms, "
                        + books.written() + " written, " + books.follow() + " results");
            }
            books.flush();
            ledger.runToTheEnd(3);
            books.followToTheEnd();
            books.audit("-Dstreamwright.seed=" + SEED);
            System.out.println("ExactlyOnceKillTest: " + KILLS + " kills, " + brokerKills + " of the broker, "
                    + books.written() + " events, " + books.follow()
                    + " results: each event once, each key in order, -Dstreamwright.seed=" + SEED);
        }
    }

    /** One process, from its start to its end. */
    private final class Life {
        private final LedgerBooks books;
        private final LedgerProcess ledger;
        private final int lanes;
        private final boolean addsPartitions;

        Life(LedgerBooks books, LedgerProcess ledger, int lanes, boolean addsPartitions) {
            this.books = books;
            this.ledger = ledger;
            this.lanes = lanes;
            this.addsPartitions = addsPartitions;
        }

        void die(Moment moment, FrameProxy proxy) throws Exception {
            if (addsPartitions || moment.crashAt().isEmpty() && moment.api() == null) {
                dieAtRandom(null, 0);
                return;
            }
            Trap trap = moment.api() == null ? null : new Trap(moment.api(), moment.answered(), moment.count());
            proxy.set(trap);
            Process job = ledger.start(moment.crashAt(), lanes);
            long giveUp = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
            while (job.isAlive() && (trap == null || !trap.awaitSprung(0))) {
                feed();
                assertThat(System.nanoTime())
                        .as("%s not reached: %s", moment.name(), ledger.said())
                        .isLessThan(giveUp);
            }
            if (trap == null) {
                assertThat(job.exitValue()).as("%s", ledger.said()).isEqualTo(CrashPoints.EXIT_STATUS);
            } else {
                assertThat(job.isAlive()).as("%s", ledger.said()).isTrue();
                // what the client does meanwhile is done as well
                Thread.sleep(random.nextInt(20));
            }
            job.destroyForcibly().waitFor();
        }

        /**
         * Some while after it has committed something, or before it can have.
         *
         * @param broker is killed as well, if not null
         */
        void dieAtRandom(@Nullable BrokerProcess broker, int downMillis) throws Exception {
            boolean early = broker == null && !addsPartitions && random.nextInt(4) == 0;
            int patience = random.nextInt(early ? 1_500 : 3 * INTERVAL_MILLIS);
            Process job = ledger.start("", lanes);
            if (early) {
                feedFor(job, patience, true);
            } else {
                feedUntilCommitted(job, true);
                if (addsPartitions) {
                    books.addPartitions();
                }
                if (broker != null) {
                    broker.kill();
                    Thread.sleep(downMillis);
                    broker.restart();
                    // it may have lost its transaction, and ends then
                    feedUntilCommitted(job, false);
                }
                feedFor(job, patience, broker == null);
            }
            job.destroyForcibly().waitFor();
        }

        private void feed() throws InterruptedException {
            books.write(random.nextInt(40));
            books.follow();
        }

        private void feedFor(Process job, int millis, boolean mustLive) throws Exception {
            long end = System.nanoTime() + millis * 1_000_000L;
            while (System.nanoTime() < end && job.isAlive()) {
                feed();
            }
            assertThat(job.isAlive() || !mustLive).as("%s", ledger.said()).isTrue();
        }

        private void feedUntilCommitted(Process job, boolean mustLive) throws Exception {
            int before = books.follow();
            long giveUp = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
            while (books.follow() == before && job.isAlive()) {
                feed();
                assertThat(System.nanoTime())
                        .as("nothing is committed: %s", ledger.said())
                        .isLessThan(giveUp);
            }
            assertThat(job.isAlive() || !mustLive).as("%s", ledger.said()).isTrue();
        }
    }
}
