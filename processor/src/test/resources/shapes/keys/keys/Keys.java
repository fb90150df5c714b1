package keys;

import io.streamwright.Apply;
import io.streamwright.EventTime;
import io.streamwright.From;
import io.streamwright.Key;
import io.streamwright.KeyTimer;
import io.streamwright.KeyedBy;
import io.streamwright.Named;
import io.streamwright.OnEvent;
import io.streamwright.OnTimer;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.State;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.TimeDomain;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.UUID;

/** Keys of all types, taken from events in all ways. */
@StreamJob("keys")
interface Keys {
    enum Colour {
        RED,
        GREEN {
            @Override
            boolean isLeaf() {
                return true;
            }
        };

        boolean isLeaf() {
            return false;
        }
    }

    record Ids(long number, Integer box, UUID uuid) {}

    record Order(Ids ids, Colour colour, LocalDate day, BigDecimal amount, boolean isPaid, @EventTime ZonedDateTime at) {
        String customer() {
            return "c" + ids.number();
        }
    }

    class Refund {
        long number;
        Colour paint;
        Ids ids;

        @EventTime
        Long millis() {
            return number;
        }

        BigDecimal amount() {
            return BigDecimal.ONE;
        }
    }

    @KeyedBy({"ids", "colour", "amount"})
    class Composed {
        @State
        Ids last;

        @State
        Colour hue;

        @OnEvent
        Ids order(Order order, @Key Ids ids, @Key Colour colour, @Key @Named("amount") BigDecimal sum) {
            last = ids;
            hue = colour;
            return last;
        }

        @OnEvent
        Ids refund(@KeyedBy({"ids", "paint", "amount"}) Refund refund, @EventTime Instant at) {
            return last;
        }
    }

    @KeyedBy("isPaid")
    class Method {
        @State
        short count;

        static boolean isPaid(Refund refund) {
            return refund.number > 0;
        }

        @OnEvent
        Short order(Order order, @Key boolean paid) {
            return ++count;
        }

        @OnEvent
        Short refund(Refund refund, @Key Boolean paid, @EventTime long at) {
            return --count;
        }
    }

    @KeyedBy("customer")
    class ByMethod {
        @State
        Character initial;

        @OnEvent
        Character order(Order order, KeyTimer idle) {
            initial = order.customer().charAt(0);
            idle.after(Duration.ofSeconds(5));
            return initial;
        }

        @OnTimer(value = "idle", time = TimeDomain.PROCESSING)
        void forget(@Key String customer, KeyTimer idle) {
            initial = null;
        }
    }

    @KeyedBy({"length", "first"})
    class OfText {
        @State
        int count;

        static char first(CharSequence text) {
            return text.isEmpty() ? ' ' : text.charAt(0);
        }

        @OnEvent
        int text(String text, @Key int length, @Key char first) {
            return ++count;
        }
    }

    @KeyedBy("self")
    class OfNumber {
        @State
        double sum;

        static int self(int number) {
            return number % 10;
        }

        @OnEvent
        double number(int number) {
            sum += number;
            return sum;
        }
    }

    @KeyedBy("ordinal")
    class OfEnum {
        @State
        float share;

        @OnEvent
        float colour(Colour colour) {
            return share++;
        }
    }

    @Source("file:orders.jsonl")
    StreamOf<Order> orders();

    @Source("file:refunds.jsonl")
    StreamOf<Refund> refunds();

    @Source("file:texts.txt?format=lines")
    StreamOf<String> texts();

    default int lengths(String text) {
        return text.length();
    }

    default Colour colours(Order order) {
        return order.colour();
    }

    @Apply(Composed.class)
    @Sink("log:")
    StreamOf<Ids> composed();

    @Apply(Method.class)
    @Sink("log:")
    StreamOf<Short> paid();

    @Apply(ByMethod.class)
    @Sink("log:")
    StreamOf<Character> initials();

    @Apply(OfText.class)
    @Sink("log:")
    @From("texts")
    StreamOf<Integer> ofTexts();

    @Apply(OfNumber.class)
    @From("lengths")
    @Sink("log:")
    StreamOf<Double> ofNumbers();

    @Apply(OfEnum.class)
    @Sink("log:")
    StreamOf<Float> ofColours();
}
