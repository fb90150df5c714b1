package io.streamwright.testkit.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.streamwright.testkit.HarnessSnapshot;
import io.streamwright.testkit.JobHarness;
import io.streamwright.testkit.RestoreEverywhere;
import io.streamwright.testkit.state.Spending.Payment;
import io.streamwright.testkit.state.Spending.Spent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Reducing and aggregating state: plain classes with methods, and values that are replaced. */
class ReducingStateTest {
    private static final long HOUR = 3_600_000;

    private static Payment payment(String card, long cents, long at) {
        return new Payment(card, cents, at);
    }

    /** In order of time, over some hours. */
    private static List<Payment> payments(int count) {
        Random random = new Random(7);
        List<Payment> payments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            payments.add(payment("card " + random.nextInt(20), 1 + random.nextInt(100_000), i * 5_000L));
        }
        return payments;
    }

    private static void assertIs(Spent found, List<Payment> of) {
        double mean = of.stream().mapToLong(Payment::cents).average().orElseThrow();
        double squares = of.stream()
                .mapToDouble(each -> Math.pow(each.cents() - mean, 2))
                .sum();
        double deviation = of.size() < 2 ? 0 : Math.sqrt(squares / (of.size() - 1));
        assertThat(found.payments()).isEqualTo(of.size());
        assertThat(found.mean()).isCloseTo(mean, within(1e-6));
        assertThat(found.deviation()).isCloseTo(deviation, within(1e-6));
    }

    @Test
    void results_areThoseOfAllEventsOfTheKey_throughSnapshotsAndOtherParallelism() {
        Map<String, List<Payment>> ofCards = new HashMap<>();
        List<Spent> hourly = new ArrayList<>();
        List<Payment> payments = payments(3_000);
        try (JobHarness first = JobHarness.start(new SpendingJob())) {
            JobHarness job = first;
            for (int i = 0; i < payments.size(); i++) {
                Payment payment = payments.get(i);
                List<Payment> ofCard = ofCards.computeIfAbsent(payment.card(), card -> new ArrayList<>());
                ofCard.add(payment);
                job.send("payments", payment);
                Spent spent = job.drain("running", Spent.class).get(0);
                assertIs(spent, ofCard);
                assertThat(spent.largest())
                        .isEqualTo(ofCard.stream()
                                .max(Comparator.comparingLong(Payment::cents))
                                .orElseThrow());
                if (i % 500 == 250) {
                    job.restart(1 + i / 500);
                }
            }
            hourly.addAll(job.end().drain("hourly", Spent.class));
        }

        Map<String, List<Payment>> ofWindows = new HashMap<>();
        payments.forEach(payment -> ofWindows
                .computeIfAbsent(payment.card() + " " + payment.at() / HOUR, window -> new ArrayList<>())
                .add(payment));
        assertThat(hourly).hasSameSizeAs(ofWindows.keySet());
        ofWindows
                .values()
                .forEach(of -> assertThat(hourly).anySatisfy(spent -> {
                    assertThat(spent.card()).isEqualTo(of.get(0).card());
                    assertIs(spent, of);
                }));
    }

    @Test
    void snapshot_isNotChangedByWhatComesAfterIt() {
        try (JobHarness job = JobHarness.start(new SpendingJob())) {
            job.send("payments", payment("a", 10, 0)).send("payments", payment("a", 20, 1));
            HarnessSnapshot snapshot = job.snapshot();
            job.send("payments", payment("a", 1_000, 2));
            job.drain("running");
            for (int life = 0; life < 2; life++) {
                try (JobHarness restored = JobHarness.restore(new SpendingJob(), snapshot)) {
                    restored.send("payments", payment("a", 30, 3));
                    assertThat(restored.drain("running", Spent.class))
                            .containsExactly(new Spent("a", 3, 20, 10, payment("a", 30, 3)));
                }
            }
        }
    }

    @Test
    void handlerThatThrows_hasChangedNothing() {
        try (JobHarness job = JobHarness.start(new SpendingJob())) {
            job.send("payments", payment("a", 10, 0));
            assertThatThrownBy(() -> job.send("payments", payment("a", -1, 1)))
                    .isInstanceOf(IllegalArgumentException.class);
            job.drain("running");
            job.send("payments", payment("a", 20, 2));
            assertThat(job.drain("running", Spent.class)).singleElement().satisfies(spent -> {
                assertThat(spent.payments()).isEqualTo(2);
                assertThat(spent.mean()).isEqualTo(15);
            });
        }
    }

    @Test
    void asANewKeyHasIt_theRowIsGone() {
        try (JobHarness job = JobHarness.start(new SpendingJob())) {
            job.send("payments", payment("a", 10, 0)).send("payments", payment("b", 20, 0));
            assertThat(job.rows("running")).isEqualTo(2);
            job.send("payments", payment("a", 0, 1));
            assertThat(job.rows("running")).isOne();
            job.restart().drain("running");
            job.send("payments", payment("a", 5, 2));
            assertThat(job.drain("running", Spent.class)).containsExactly(new Spent("a", 1, 5, 0, payment("a", 5, 2)));
        }
    }

    @Test
    void restarts_changeNothing() {
        RestoreEverywhere.check(
                new SpendingJob(),
                job -> job.send("payments", payment("a", 10, 0)),
                job -> job.send("payments", payment("b", 7, 0)).send("payments", payment("a", 20, 1)),
                job -> job.send("payments", payment("a", 40, HOUR - 1)),
                job -> job.send("payments", payment("b", 9, HOUR + 5)),
                job -> job.send("payments", payment("a", 0, HOUR + 6)),
                job -> job.send("payments", payment("a", 3, 2 * HOUR + 6)),
                JobHarness::end);
    }
}
