package io.streamwright.json;

import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.codec.Codecs;
import io.streamwright.core.codec.FieldNames;
import io.streamwright.core.codec.FieldReader;
import io.streamwright.core.codec.FieldWriter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record as users write it, with the codec that the processor would generate. */
record Order(
        long id,
        @Nullable String customer,
        @Nullable Instant at,
        @Nullable List<Item> items) {

    record Item(@Nullable String name, double price) {}

    static final class ItemCodec extends Codec<Item> {
        private static final FieldNames NAMES = FieldNames.of("Item", "name", "price");

        @Override
        public String schema() {
            return "Item{name:String,price:double}";
        }

        @Override
        public void write(Item value, BinaryOutput out) {
            out.writeNullable(value.name(), Codecs.STRING);
            out.writeDouble(value.price());
        }

        @Override
        public Item read(BinaryInput in) {
            return new Item(in.readNullable(Codecs.STRING), in.readDouble());
        }

        @Override
        public void writeFields(Item value, FieldWriter out) {
            out.beginRecord(NAMES);
            out.field(0);
            out.writeNullable(value.name(), Codecs.STRING);
            out.field(1);
            out.writeDouble(value.price());
            out.endRecord();
        }

        @Override
        public Item readFields(FieldReader in) {
            String name = null;
            double price = 0;
            boolean hasPrice = false;
            in.beginRecord(NAMES);
            for (int field; (field = in.nextField()) >= 0; ) {
                if (field == 0) {
                    name = in.readNullable(Codecs.STRING);
                } else {
                    price = in.readDouble();
                    hasPrice = true;
                }
            }
            if (!hasPrice) {
                throw FieldReader.missing(NAMES, 1);
            }
            return new Item(name, price);
        }
    }

    static final Codec<Order> CODEC = new Codec<>() {
        private static final FieldNames NAMES = FieldNames.of("Order", "id", "customer", "at", "items");
        private static final Codec<List<Item>> ITEMS = Codecs.list(new ItemCodec());

        @Override
        public String schema() {
            return "Order{id:long,customer:String,at:Instant,items:List<Item{name:String,price:double}>}";
        }

        @Override
        public void write(Order value, BinaryOutput out) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Order read(BinaryInput in) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void writeFields(Order value, FieldWriter out) {
            out.beginRecord(NAMES);
            out.field(0);
            out.writeLong(value.id());
            out.field(1);
            out.writeNullable(value.customer(), Codecs.STRING);
            out.field(2);
            out.writeNullable(value.at(), Codecs.INSTANT);
            out.field(3);
            out.writeNullable(value.items(), ITEMS);
            out.endRecord();
        }

        @Override
        public Order readFields(FieldReader in) {
            long id = 0;
            boolean hasId = false;
            String customer = null;
            Instant at = null;
            List<Item> items = null;
            in.beginRecord(NAMES);
            for (int field; (field = in.nextField()) >= 0; ) {
                switch (field) {
                    case 0 -> {
                        id = in.readLong();
                        hasId = true;
                    }
                    case 1 -> customer = in.readNullable(Codecs.STRING);
                    case 2 -> at = in.readNullable(Codecs.INSTANT);
                    default -> items = in.readNullable(ITEMS);
                }
            }
            if (!hasId) {
                throw FieldReader.missing(NAMES, 0);
            }
            return new Order(id, customer, at, items);
        }
    };
}
