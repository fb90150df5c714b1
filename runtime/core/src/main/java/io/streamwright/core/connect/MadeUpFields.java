package io.streamwright.core.connect;

import io.streamwright.core.codec.DecodeException;
import io.streamwright.core.codec.FieldNames;
import io.streamwright.core.codec.FieldReader;
import io.streamwright.core.codec.Fill;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record of the outside world that nobody wrote: a codec asks for its fields, and what it is given depends on the number of the
 * event alone. Used for one event, by one thread.
 */
final class MadeUpFields extends FieldReader {
    /** 2024-01-01T00:00:00Z. */
    private static final long DEFAULT_START_MILLIS = 1_704_067_200_000L;

    private static final Fill.Increasing DEFAULT_TIMES = new Fill.Increasing(DEFAULT_START_MILLIS, 1000, 0);
    private static final int DEFAULT_COUNT = 100;
    private static final int LONGEST_LIST = 3;

    /** Deeper than this nothing is made: types may refer to themselves. */
    private static final int DEEPEST = 4;

    private static final double CENTS = 100;
    private static final double MILLIS_PER_SECOND = 1000;
    private static final int FRACTION_BITS = 53;

    /** A source of random bits: of an event, for one of several draws. */
    interface Bits {
        long of(long index, int draw);
    }

    /** A record that has been entered. */
    private static final class Entered {
        private final FieldNames names;
        private int field = -1;

        Entered(FieldNames names) {
            this.names = names;
        }
    }

    private final Bits bits;
    private final long index;
    private final Deque<Entered> records = new ArrayDeque<>();
    private final Deque<Integer> elementsLeft = new ArrayDeque<>();

    /** Not from 0: the mixer leaves that as it is, so the first event of the first seed would begin with 0 always. */
    private int draw = 1;

    MadeUpFields(Bits bits, long index) {
        this.bits = bits;
        this.index = index;
    }

    // -------------------------------------------------------------------------------------------------- structure

    @Override
    public void beginRecord(FieldNames names) {
        if (records.size() > DEEPEST) {
            throw new DecodeException("the type " + names.type() + " has no end");
        }
        records.push(new Entered(names));
    }

    @Override
    public int nextField() {
        Entered record = records.element();
        if (++record.field == record.names.size()) {
            records.pop();
            return -1;
        }
        return record.field;
    }

    @Override
    public void beginList() {
        elementsLeft.push(tooDeep() ? 0 : below(LONGEST_LIST + 1));
    }

    @Override
    public boolean nextElement() {
        int left = elementsLeft.pop();
        if (left == 0) {
            return false;
        }
        elementsLeft.push(left - 1);
        return true;
    }

    @Override
    public void beginMap() {}

    /** Maps are empty, and sealed interfaces are not made. */
    @Override
    public @Nullable String nextName() {
        return null;
    }

    /** Only where the values would never end. */
    @Override
    public boolean readNull() {
        return tooDeep();
    }

    private boolean tooDeep() {
        return records.size() >= DEEPEST;
    }

    // ----------------------------------------------------------------------------------------------------- values

    private @Nullable Fill fill() {
        Entered record = records.peek();
        return record == null || record.field < 0 ? null : record.names.fill(record.field);
    }

    /** What texts of this field begin with. */
    private String name() {
        Entered record = records.peek();
        return record == null || record.field < 0 ? "event" : record.names.name(record.field);
    }

    private long random() {
        return bits.of(index, draw++);
    }

    /** From 0 to below {@code bound}, evenly. */
    private int below(int bound) {
        return (int) (((random() >>> Integer.SIZE) * bound) >>> Integer.SIZE);
    }

    /** From 0 to below 1. */
    private double fraction() {
        return (random() >>> (Long.SIZE - FRACTION_BITS)) * 0x1.0p-53;
    }

    @Override
    public boolean readBoolean() {
        return random() < 0;
    }

    @Override
    public long readLong() {
        Fill fill = fill();
        if (fill instanceof Fill.Between range) {
            double least = Math.ceil(range.min());
            return (long) (least + Math.floor(fraction() * (Math.floor(range.max()) - least + 1)));
        }
        if (fill instanceof Fill.Numbered numbered) {
            return numbered.from() + index;
        }
        return fill instanceof Fill.Increasing times ? millis(times) : below(DEFAULT_COUNT);
    }

    @Override
    public double readDouble() {
        return fill() instanceof Fill.Between range
                ? range.min() + fraction() * (range.max() - range.min())
                : Math.floor(fraction() * CENTS * CENTS) / CENTS;
    }

    @Override
    public BigDecimal readDecimal() {
        return BigDecimal.valueOf(readDouble()).setScale(2, RoundingMode.HALF_EVEN);
    }

    @Override
    public String readString() {
        Fill fill = fill();
        if (fill instanceof Fill.Choice choice) {
            return choice.values().get(below(choice.values().size()));
        }
        if (fill instanceof Fill.Numbered numbered) {
            return numbered.prefix() + (numbered.from() + index);
        }
        return name() + "-" + below(fill instanceof Fill.Distinct distinct ? distinct.count() : DEFAULT_COUNT);
    }

    @Override
    public char readChar() {
        return fill() instanceof Fill.Choice ? super.readChar() : (char) ('a' + below('z' - 'a' + 1));
    }

    @Override
    public byte[] readBytes() {
        long value = random();
        byte[] made = new byte[Long.BYTES];
        for (int i = 0; i < made.length; i++) {
            made[i] = (byte) (value >>> (Byte.SIZE * i));
        }
        return made;
    }

    @Override
    public boolean nextIsNumber() {
        return true;
    }

    @Override
    public Instant readInstant() {
        return Instant.ofEpochMilli(millis(fill() instanceof Fill.Increasing times ? times : DEFAULT_TIMES));
    }

    private long millis(Fill.Increasing times) {
        long onTime = times.startMillis() + (long) Math.floor(index * (MILLIS_PER_SECOND / times.eventsPerSecond()));
        return onTime - (long) (fraction() * times.jitterMillis());
    }

    @Override
    public String readText(String type) {
        int constants = type.indexOf('[');
        if (constants >= 0) {
            if (fill() instanceof Fill.Choice) {
                return readString();
            }
            String[] names = type.substring(constants + 1, type.length() - 1).split(",");
            return names[below(names.length)];
        }
        return switch (type) {
            case "char" -> String.valueOf(readChar());
            case "UUID" -> uuid().toString();
            case "LocalDate" -> at().toLocalDate().toString();
            case "LocalTime" -> at().toLocalTime().toString();
            case "LocalDateTime" -> at().toLocalDateTime().toString();
            case "OffsetTime" -> at().toOffsetTime().toString();
            case "OffsetDateTime", "ZonedDateTime" -> at().toString();
            case "ZoneId", "ZoneOffset" -> "Z";
            case "Year" -> Integer.toString(at().getYear());
            case "YearMonth" -> at().toLocalDate().toString().substring(0, 7);
            case "MonthDay" -> "-" + at().toLocalDate().toString().substring(4);
            case "Period" -> "P" + below(DEFAULT_COUNT) + "D";
            case "Duration" -> "PT" + below(DEFAULT_COUNT) + "S";
            default -> readString();
        };
    }

    /** The dates and times of an event without an annotation are those of its default time. */
    private OffsetDateTime at() {
        return Instant.ofEpochMilli(millis(DEFAULT_TIMES)).atOffset(ZoneOffset.UTC);
    }

    private UUID uuid() {
        if (fill() instanceof Fill.Distinct distinct) {
            return new UUID(0x4000L, Long.MIN_VALUE | below(distinct.count()));
        }
        return new UUID((random() & ~0xF000L) | 0x4000L, (random() & ~(3L << 62)) | Long.MIN_VALUE);
    }
}
