package io.streamwright.csv;

import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.codec.Codecs;
import io.streamwright.core.codec.FieldNames;
import io.streamwright.core.codec.FieldReader;
import io.streamwright.core.codec.FieldWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A record as users write it, with the codec that the processor would generate. */
record Reading(
        @Nullable String sensor,
        @Nullable Instant at,
        double value,
        @Nullable Long count) {

    static final Codec<Reading> CODEC = new Codec<>() {
        private static final FieldNames NAMES = FieldNames.of("Reading", "sensor", "at", "value", "count");

        @Override
        public String schema() {
            return "Reading{sensor:String,at:Instant,value:double,count:Long}";
        }

        @Override
        public void write(Reading value, BinaryOutput out) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Reading read(BinaryInput in) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void writeFields(Reading value, FieldWriter out) {
            out.beginRecord(NAMES);
            out.field(0);
            out.writeNullable(value.sensor(), Codecs.STRING);
            out.field(1);
            out.writeNullable(value.at(), Codecs.INSTANT);
            out.field(2);
            out.writeDouble(value.value());
            out.field(3);
            out.writeNullable(value.count(), Codecs.LONG);
            out.endRecord();
        }

        @Override
        public Reading readFields(FieldReader in) {
            String sensor = null;
            Instant at = null;
            double value = 0;
            boolean hasValue = false;
            Long count = null;
            in.beginRecord(NAMES);
            for (int field; (field = in.nextField()) >= 0; ) {
                switch (field) {
                    case 0 -> sensor = in.readNullable(Codecs.STRING);
                    case 1 -> at = in.readNullable(Codecs.INSTANT);
                    case 2 -> {
                        value = in.readDouble();
                        hasValue = true;
                    }
                    default -> count = in.readNullable(Codecs.LONG);
                }
            }
            if (!hasValue) {
                throw FieldReader.missing(NAMES, 2);
            }
            return new Reading(sensor, at, value, count);
        }
    };
}
