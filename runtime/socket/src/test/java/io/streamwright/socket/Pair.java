package io.streamwright.socket;

import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.codec.Codecs;
import io.streamwright.core.codec.FieldNames;
import io.streamwright.core.codec.FieldReader;
import io.streamwright.core.codec.FieldWriter;
import org.jspecify.annotations.Nullable;

/** A record as users write it, with the codec that the processor would generate. */
record Pair(@Nullable String name, int number) {
    Pair {
        if (number == 13) {
            throw new IllegalArgumentException("13 brings bad luck");
        }
    }

    static final Codec<Pair> CODEC = new Codec<>() {
        private static final FieldNames NAMES = FieldNames.of("Pair", "name", "number");

        @Override
        public String schema() {
            return "Pair{name:String,number:int}";
        }

        @Override
        public void write(Pair value, BinaryOutput out) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Pair read(BinaryInput in) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void writeFields(Pair value, FieldWriter out) {
            out.beginRecord(NAMES);
            out.field(0);
            out.writeNullable(value.name(), Codecs.STRING);
            out.field(1);
            out.writeLong(value.number());
            out.endRecord();
        }

        @Override
        public Pair readFields(FieldReader in) {
            String name = null;
            int number = 0;
            in.beginRecord(NAMES);
            for (int field; (field = in.nextField()) >= 0; ) {
                if (field == 0) {
                    name = in.readNullable(Codecs.STRING);
                } else {
                    number = in.readInt();
                }
            }
            return new Pair(name, number);
        }
    };
}
