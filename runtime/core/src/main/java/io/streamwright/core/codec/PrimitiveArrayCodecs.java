package io.streamwright.core.codec;

import java.util.Arrays;

/** The codecs of arrays of primitives, except for bytes: a count and the values. See {@link Codecs}. */
final class PrimitiveArrayCodecs {
    private PrimitiveArrayCodecs() {}

    /** How many elements of a list in a text format there is room for at first. */
    private static final int FIRST_ROOM = 8;

    static final class OfBooleans extends Codec<boolean[]> {
        @Override
        public String schema() {
            return "boolean[]";
        }

        @Override
        public void write(boolean[] value, BinaryOutput out) {
            out.writeInt(value.length);
            for (boolean each : value) {
                out.writeBoolean(each);
            }
        }

        @Override
        public boolean[] read(BinaryInput in) {
            boolean[] value = new boolean[in.readCount(1)];
            for (int i = 0; i < value.length; i++) {
                value[i] = in.readBoolean();
            }
            return value;
        }

        @Override
        public void writeFields(boolean[] value, FieldWriter out) {
            out.beginList();
            for (boolean each : value) {
                out.writeBoolean(each);
            }
            out.endList();
        }

        @Override
        public boolean[] readFields(FieldReader in) {
            boolean[] value = new boolean[FIRST_ROOM];
            int size = 0;
            in.beginList();
            while (in.nextElement()) {
                if (size == value.length) {
                    value = Arrays.copyOf(value, 2 * size);
                }
                value[size++] = in.readBoolean();
            }
            return Arrays.copyOf(value, size);
        }

        @Override
        public boolean immutable() {
            return false;
        }

        @Override
        public boolean[] copy(boolean[] value) {
            return value.clone();
        }

        @Override
        public boolean same(boolean[] left, boolean[] right) {
            return Arrays.equals(left, right);
        }
    }

    static final class OfShorts extends Codec<short[]> {
        @Override
        public String schema() {
            return "short[]";
        }

        @Override
        public void write(short[] value, BinaryOutput out) {
            out.writeInt(value.length);
            for (short each : value) {
                out.writeShort(each);
            }
        }

        @Override
        public short[] read(BinaryInput in) {
            short[] value = new short[in.readCount(Short.BYTES)];
            for (int i = 0; i < value.length; i++) {
                value[i] = in.readShort();
            }
            return value;
        }

        @Override
        public void writeFields(short[] value, FieldWriter out) {
            out.beginList();
            for (short each : value) {
                out.writeLong(each);
            }
            out.endList();
        }

        @Override
        public short[] readFields(FieldReader in) {
            short[] value = new short[FIRST_ROOM];
            int size = 0;
            in.beginList();
            while (in.nextElement()) {
                if (size == value.length) {
                    value = Arrays.copyOf(value, 2 * size);
                }
                value[size++] = in.readShort();
            }
            return Arrays.copyOf(value, size);
        }

        @Override
        public boolean immutable() {
            return false;
        }

        @Override
        public short[] copy(short[] value) {
            return value.clone();
        }

        @Override
        public boolean same(short[] left, short[] right) {
            return Arrays.equals(left, right);
        }
    }

    static final class OfInts extends Codec<int[]> {
        @Override
        public String schema() {
            return "int[]";
        }

        @Override
        public void write(int[] value, BinaryOutput out) {
            out.writeInt(value.length);
            for (int each : value) {
                out.writeInt(each);
            }
        }

        @Override
        public int[] read(BinaryInput in) {
            int[] value = new int[in.readCount(Integer.BYTES)];
            for (int i = 0; i < value.length; i++) {
                value[i] = in.readInt();
            }
            return value;
        }

        @Override
        public void writeFields(int[] value, FieldWriter out) {
            out.beginList();
            for (int each : value) {
                out.writeLong(each);
            }
            out.endList();
        }

        @Override
        public int[] readFields(FieldReader in) {
            int[] value = new int[FIRST_ROOM];
            int size = 0;
            in.beginList();
            while (in.nextElement()) {
                if (size == value.length) {
                    value = Arrays.copyOf(value, 2 * size);
                }
                value[size++] = in.readInt();
            }
            return Arrays.copyOf(value, size);
        }

        @Override
        public boolean immutable() {
            return false;
        }

        @Override
        public int[] copy(int[] value) {
            return value.clone();
        }

        @Override
        public boolean same(int[] left, int[] right) {
            return Arrays.equals(left, right);
        }
    }

    static final class OfLongs extends Codec<long[]> {
        @Override
        public String schema() {
            return "long[]";
        }

        @Override
        public void write(long[] value, BinaryOutput out) {
            out.writeInt(value.length);
            for (long each : value) {
                out.writeLong(each);
            }
        }

        @Override
        public long[] read(BinaryInput in) {
            long[] value = new long[in.readCount(Long.BYTES)];
            for (int i = 0; i < value.length; i++) {
                value[i] = in.readLong();
            }
            return value;
        }

        @Override
        public void writeFields(long[] value, FieldWriter out) {
            out.beginList();
            for (long each : value) {
                out.writeLong(each);
            }
            out.endList();
        }

        @Override
        public long[] readFields(FieldReader in) {
            long[] value = new long[FIRST_ROOM];
            int size = 0;
            in.beginList();
            while (in.nextElement()) {
                if (size == value.length) {
                    value = Arrays.copyOf(value, 2 * size);
                }
                value[size++] = in.readLong();
            }
            return Arrays.copyOf(value, size);
        }

        @Override
        public boolean immutable() {
            return false;
        }

        @Override
        public long[] copy(long[] value) {
            return value.clone();
        }

        @Override
        public boolean same(long[] left, long[] right) {
            return Arrays.equals(left, right);
        }
    }

    static final class OfFloats extends Codec<float[]> {
        @Override
        public String schema() {
            return "float[]";
        }

        @Override
        public void write(float[] value, BinaryOutput out) {
            out.writeInt(value.length);
            for (float each : value) {
                out.writeFloat(each);
            }
        }

        @Override
        public float[] read(BinaryInput in) {
            float[] value = new float[in.readCount(Float.BYTES)];
            for (int i = 0; i < value.length; i++) {
                value[i] = in.readFloat();
            }
            return value;
        }

        @Override
        public void writeFields(float[] value, FieldWriter out) {
            out.beginList();
            for (float each : value) {
                out.writeFloat(each);
            }
            out.endList();
        }

        @Override
        public float[] readFields(FieldReader in) {
            float[] value = new float[FIRST_ROOM];
            int size = 0;
            in.beginList();
            while (in.nextElement()) {
                if (size == value.length) {
                    value = Arrays.copyOf(value, 2 * size);
                }
                value[size++] = in.readFloat();
            }
            return Arrays.copyOf(value, size);
        }

        @Override
        public boolean immutable() {
            return false;
        }

        @Override
        public float[] copy(float[] value) {
            return value.clone();
        }

        @Override
        public boolean same(float[] left, float[] right) {
            return Arrays.equals(left, right);
        }
    }

    static final class OfDoubles extends Codec<double[]> {
        @Override
        public String schema() {
            return "double[]";
        }

        @Override
        public void write(double[] value, BinaryOutput out) {
            out.writeInt(value.length);
            for (double each : value) {
                out.writeDouble(each);
            }
        }

        @Override
        public double[] read(BinaryInput in) {
            double[] value = new double[in.readCount(Double.BYTES)];
            for (int i = 0; i < value.length; i++) {
                value[i] = in.readDouble();
            }
            return value;
        }

        @Override
        public void writeFields(double[] value, FieldWriter out) {
            out.beginList();
            for (double each : value) {
                out.writeDouble(each);
            }
            out.endList();
        }

        @Override
        public double[] readFields(FieldReader in) {
            double[] value = new double[FIRST_ROOM];
            int size = 0;
            in.beginList();
            while (in.nextElement()) {
                if (size == value.length) {
                    value = Arrays.copyOf(value, 2 * size);
                }
                value[size++] = in.readDouble();
            }
            return Arrays.copyOf(value, size);
        }

        @Override
        public boolean immutable() {
            return false;
        }

        @Override
        public double[] copy(double[] value) {
            return value.clone();
        }

        @Override
        public boolean same(double[] left, double[] right) {
            return Arrays.equals(left, right);
        }
    }

    /** A text in text formats. */
    static final class OfChars extends Codec<char[]> {
        @Override
        public String schema() {
            return "char[]";
        }

        @Override
        public void write(char[] value, BinaryOutput out) {
            out.writeInt(value.length);
            for (char each : value) {
                out.writeChar(each);
            }
        }

        @Override
        public char[] read(BinaryInput in) {
            char[] value = new char[in.readCount(Character.BYTES)];
            for (int i = 0; i < value.length; i++) {
                value[i] = in.readChar();
            }
            return value;
        }

        @Override
        public void writeFields(char[] value, FieldWriter out) {
            out.writeString(new String(value));
        }

        @Override
        public char[] readFields(FieldReader in) {
            return in.readString().toCharArray();
        }

        @Override
        public boolean immutable() {
            return false;
        }

        @Override
        public char[] copy(char[] value) {
            return value.clone();
        }

        @Override
        public boolean same(char[] left, char[] right) {
            return Arrays.equals(left, right);
        }
    }
}
