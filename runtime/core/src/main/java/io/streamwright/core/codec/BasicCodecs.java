package io.streamwright.core.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.UUID;

/** The codecs of numbers, truth values, texts and bytes; see {@link Codecs}. */
final class BasicCodecs {
    private BasicCodecs() {}

    static final class OfBoolean extends ScalarCodec<Boolean> {
        OfBoolean() {
            super("boolean", "true or false");
        }

        @Override
        public void write(Boolean value, BinaryOutput out) {
            out.writeBoolean(value);
        }

        @Override
        Boolean readBinary(BinaryInput in) {
            return in.readBoolean();
        }

        @Override
        Boolean parse(String text) {
            return switch (text) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException();
            };
        }

        @Override
        public void writeFields(Boolean value, FieldWriter out) {
            out.writeBoolean(value);
        }

        @Override
        public Boolean readFields(FieldReader in) {
            return in.readBoolean();
        }
    }

    static final class OfByte extends ScalarCodec<Byte> {
        OfByte() {
            super("byte", "a whole number within -128 to 127");
        }

        @Override
        public void write(Byte value, BinaryOutput out) {
            out.writeByte(value);
        }

        @Override
        Byte readBinary(BinaryInput in) {
            return in.readByte();
        }

        @Override
        Byte parse(String text) {
            return Byte.parseByte(text);
        }

        @Override
        public void writeFields(Byte value, FieldWriter out) {
            out.writeLong(value);
        }

        @Override
        public Byte readFields(FieldReader in) {
            return in.readByte();
        }
    }

    static final class OfShort extends ScalarCodec<Short> {
        OfShort() {
            super("short", "a whole number within -32768 to 32767");
        }

        @Override
        public void write(Short value, BinaryOutput out) {
            out.writeShort(value);
        }

        @Override
        Short readBinary(BinaryInput in) {
            return in.readShort();
        }

        @Override
        Short parse(String text) {
            return Short.parseShort(text);
        }

        @Override
        public void writeFields(Short value, FieldWriter out) {
            out.writeLong(value);
        }

        @Override
        public Short readFields(FieldReader in) {
            return in.readShort();
        }
    }

    static final class OfChar extends ScalarCodec<Character> {
        OfChar() {
            super("char", "a single character");
        }

        @Override
        public void write(Character value, BinaryOutput out) {
            out.writeChar(value);
        }

        @Override
        Character readBinary(BinaryInput in) {
            return in.readChar();
        }

        @Override
        Character parse(String text) {
            if (text.length() != 1) {
                throw new IllegalArgumentException();
            }
            return text.charAt(0);
        }
    }

    static final class OfInt extends ScalarCodec<Integer> {
        OfInt() {
            super("int", "a whole number within -2147483648 to 2147483647");
        }

        @Override
        public void write(Integer value, BinaryOutput out) {
            out.writeInt(value);
        }

        @Override
        Integer readBinary(BinaryInput in) {
            return in.readInt();
        }

        @Override
        Integer parse(String text) {
            return Integer.parseInt(text);
        }

        @Override
        public void writeFields(Integer value, FieldWriter out) {
            out.writeLong(value);
        }

        @Override
        public Integer readFields(FieldReader in) {
            return in.readInt();
        }
    }

    static final class OfLong extends ScalarCodec<Long> {
        OfLong() {
            super("long", "a whole number");
        }

        @Override
        public void write(Long value, BinaryOutput out) {
            out.writeLong(value);
        }

        @Override
        Long readBinary(BinaryInput in) {
            return in.readLong();
        }

        @Override
        Long parse(String text) {
            return Long.parseLong(text);
        }

        @Override
        public void writeFields(Long value, FieldWriter out) {
            out.writeLong(value);
        }

        @Override
        public Long readFields(FieldReader in) {
            return in.readLong();
        }
    }

    static final class OfFloat extends ScalarCodec<Float> {
        OfFloat() {
            super("float", "a number");
        }

        @Override
        public void write(Float value, BinaryOutput out) {
            out.writeFloat(value);
        }

        @Override
        Float readBinary(BinaryInput in) {
            return in.readFloat();
        }

        @Override
        Float parse(String text) {
            return Float.parseFloat(text);
        }

        @Override
        public void writeFields(Float value, FieldWriter out) {
            out.writeFloat(value);
        }

        @Override
        public Float readFields(FieldReader in) {
            return in.readFloat();
        }
    }

    static final class OfDouble extends ScalarCodec<Double> {
        OfDouble() {
            super("double", "a number");
        }

        @Override
        public void write(Double value, BinaryOutput out) {
            out.writeDouble(value);
        }

        @Override
        Double readBinary(BinaryInput in) {
            return in.readDouble();
        }

        @Override
        Double parse(String text) {
            return Double.parseDouble(text);
        }

        @Override
        public void writeFields(Double value, FieldWriter out) {
            out.writeDouble(value);
        }

        @Override
        public Double readFields(FieldReader in) {
            return in.readDouble();
        }
    }

    static final class OfString extends ScalarCodec<String> {
        OfString() {
            super("String", "a text");
        }

        @Override
        public void write(String value, BinaryOutput out) {
            out.writeString(value);
        }

        @Override
        String readBinary(BinaryInput in) {
            return in.readString();
        }

        @Override
        String parse(String text) {
            return text;
        }
    }

    /** The unscaled value as bytes, then the scale: {@code 1.0} and {@code 1.00} stay different. */
    static final class OfBigDecimal extends ScalarCodec<BigDecimal> {
        OfBigDecimal() {
            super("BigDecimal", "a number");
        }

        @Override
        public void write(BigDecimal value, BinaryOutput out) {
            out.writeBytes(value.unscaledValue().toByteArray());
            out.writeInt(value.scale());
        }

        @Override
        BigDecimal readBinary(BinaryInput in) {
            return new BigDecimal(new BigInteger(in.readBytes()), in.readInt());
        }

        @Override
        BigDecimal parse(String text) {
            return new BigDecimal(text);
        }

        @Override
        public void writeFields(BigDecimal value, FieldWriter out) {
            out.writeDecimal(value);
        }

        @Override
        public BigDecimal readFields(FieldReader in) {
            return in.readDecimal();
        }
    }

    static final class OfUuid extends ScalarCodec<UUID> {
        private static final int TEXT_LENGTH = 36;

        OfUuid() {
            super("UUID", "a UUID such as 123e4567-e89b-12d3-a456-426614174000");
        }

        @Override
        public void write(UUID value, BinaryOutput out) {
            out.writeLong(value.getMostSignificantBits());
            out.writeLong(value.getLeastSignificantBits());
        }

        @Override
        UUID readBinary(BinaryInput in) {
            return new UUID(in.readLong(), in.readLong());
        }

        @Override
        UUID parse(String text) {
            // the JDK also takes 1-2-3-4-5, which is a mistake in data more often than a UUID
            if (text.length() != TEXT_LENGTH) {
                throw new IllegalArgumentException();
            }
            return UUID.fromString(text);
        }
    }

    static final class OfBytes extends Codec<byte[]> {
        @Override
        public String schema() {
            return "byte[]";
        }

        @Override
        public void write(byte[] value, BinaryOutput out) {
            out.writeBytes(value);
        }

        @Override
        public byte[] read(BinaryInput in) {
            return in.readBytes();
        }

        @Override
        public void writeFields(byte[] value, FieldWriter out) {
            out.writeBytes(value);
        }

        @Override
        public byte[] readFields(FieldReader in) {
            return in.readBytes();
        }

        @Override
        public boolean immutable() {
            return false;
        }

        @Override
        public byte[] copy(byte[] value) {
            return value.clone();
        }

        @Override
        public boolean same(byte[] left, byte[] right) {
            return Arrays.equals(left, right);
        }
    }
}
