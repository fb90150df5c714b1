package io.streamwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PlainObjectHelpersTest {

    @Test
    void aFakeTimerRemembersWhatItWasSetTo_flooredToMilliseconds() {
        FakeKeyTimer timer = new FakeKeyTimer().now(Instant.ofEpochMilli(-5));
        assertThat(timer.isSet()).isFalse();
        assertThat(timer.due()).isNull();

        timer.after(Duration.ofNanos(2_999_999));
        assertThat(timer.due()).isEqualTo(Instant.ofEpochMilli(-3));
        timer.at(Instant.ofEpochSecond(0, -1));
        assertThat(timer.due()).isEqualTo(Instant.ofEpochMilli(-1));
        timer.cancel();
        assertThat(timer.isSet()).isFalse();
        assertThatThrownBy(() -> timer.at(Long.MIN_VALUE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFakeTimerThatIsDue_thenItFiresOnce() {
        FakeKeyTimer timer = new FakeKeyTimer();
        timer.at(10);
        assertThat(timer.fires(Instant.ofEpochMilli(9))).isFalse();
        assertThat(timer.fires(Instant.ofEpochMilli(10))).isTrue();
        assertThat(timer.fires(Instant.ofEpochMilli(11))).isFalse();
    }

    @Test
    void fakeMetricsKeepWhatTheyAreGiven() {
        FakeCounter counter = new FakeCounter();
        counter.increment();
        counter.add(3);
        assertThat(counter.value()).isEqualTo(4);
        assertThatThrownBy(() -> counter.add(-1)).isInstanceOf(IllegalArgumentException.class);
        FakeHistogram histogram = new FakeHistogram();
        histogram.record(7);
        histogram.record(-1);
        assertThat(histogram.values()).containsExactly(7L, -1L);
    }

    @Test
    void aCollectingOutKeepsWhatIsPutOut_inOrder() {
        CollectingOut<String> out = new CollectingOut<>();
        out.emit("a");
        out.emit("b");
        assertThat(out.values()).containsExactly("a", "b");
        assertThat(out.drain()).containsExactly("a", "b");
        assertThat(out.drain()).isEmpty();
        assertThatThrownBy(() -> out.emit(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void aTimedEventWithoutTime_thenItSaysSo() {
        assertThat(new TimedEvent<>("a", TimedEvent.NO_TIME).time()).isEmpty();
        assertThat(new TimedEvent<>("a", TimedEvent.NO_TIME)).hasToString("a @ no time");
        assertThat(new TimedEvent<>("a", 5).time()).contains(Instant.ofEpochMilli(5));
    }
}
