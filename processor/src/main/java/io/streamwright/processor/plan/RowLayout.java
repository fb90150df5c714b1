package io.streamwright.processor.plan;

import io.streamwright.TimeDomain;
import io.streamwright.processor.model.FieldModel;
import io.streamwright.processor.model.HandlerKind;
import io.streamwright.processor.model.HandlerModel;
import io.streamwright.processor.model.KeyComponent;
import io.streamwright.processor.model.OperatorModel;
import io.streamwright.processor.model.PrimitiveKind;
import io.streamwright.processor.model.ScalarKind;
import io.streamwright.processor.model.TimerModel;
import io.streamwright.processor.model.TtlModel;
import io.streamwright.processor.model.TypeModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The layout of a row: word 0 is the meta word, then the key, the state, two words for each timer (when it is due, and
 * the queue's entry that stands for it; further times are a reference), what the engine notes of a window, and when fields that
 * expire were written. Whatever is no number is among the references. If the key is a single number and no flags are needed there is
 * no meta word: the key itself says that the row is taken.
 *
 * @param notes words that the engine keeps for itself, by what they say
 * @param expiries the plain fields that expire
 * @param bareKey whether word 0 is the key
 * @param words longs per row
 * @param references references per row
 * @param flags a mask of the bits of the meta word that are used
 */
public record RowLayout(
        List<Slot> key,
        List<Slot> state,
        List<TimerSlot> timers,
        List<Slot> notes,
        List<Expiry> expiries,
        boolean bareKey,
        int words,
        int references,
        long flags) {
    private static final int LAST_FLAG = 31;

    public RowLayout {
        key = List.copyOf(key);
        state = List.copyOf(state);
        timers = List.copyOf(timers);
        notes = List.copyOf(notes);
        expiries = List.copyOf(expiries);
    }

    /**
     * A timer in a row.
     *
     * @param ordinal its rank among the operator's timers: the order in which timers of the same time fire
     * @param dueWord when it is due
     * @param queuedWord the time of the entry that stands for it
     * @param laterReference the reference to all times but the earliest, or -1 for a timer that has one time
     */
    public record TimerSlot(
            String name,
            TimeDomain domain,
            int ordinal,
            int dueWord,
            int queuedWord,
            int laterReference,
            HandlerModel handler) {

        /** Whether it has several times per key. */
        public boolean hasMany() {
            return laterReference >= 0;
        }
    }

    /** Whether something is noted in rows. */
    public boolean has(Note note) {
        return notes.stream().anyMatch(slot -> slot.name().equals(note.name()));
    }

    /** Lays out a row. */
    public static RowLayout of(
            List<KeyComponent> key, List<FieldModel> state, OperatorModel operator, List<Note> notes) {
        return new Builder().build(key, state, operator, notes);
    }

    /** Whether some timers have several times per key. */
    public boolean hasManyTimes() {
        return timers.stream().anyMatch(TimerSlot::hasMany);
    }

    /** How a value of this type lies in a row with flags to spare. */
    private static Storage storageOf(TypeModel type) {
        if (type instanceof TypeModel.Primitive primitive) {
            return primitive.kind() == PrimitiveKind.BOOLEAN ? Storage.FLAG : Storage.WORD;
        }
        if (type instanceof TypeModel.Boxed boxed) {
            return boxed.kind() == PrimitiveKind.BOOLEAN ? Storage.FLAG_OR_NULL : Storage.WORD_OR_NULL;
        }
        if (type instanceof TypeModel.Scalar scalar
                && (scalar.kind() == ScalarKind.INSTANT || scalar.kind() == ScalarKind.DURATION)) {
            return Storage.SECONDS_OR_NULL;
        }
        return Storage.REFERENCE;
    }

    private static boolean isNumber(KeyComponent component) {
        return component.type() instanceof TypeModel.Primitive || component.type() instanceof TypeModel.Boxed;
    }

    private static boolean needsFlags(FieldModel field) {
        return switch (storageOf(field.type())) {
            case FLAG, FLAG_OR_NULL, WORD_OR_NULL, SECONDS_OR_NULL -> true;
            case WORD, REFERENCE -> false;
        };
    }

    private static final class Builder {
        private int words;
        private int references;
        private int nextFlag = 1;

        RowLayout build(List<KeyComponent> key, List<FieldModel> state, OperatorModel operator, List<Note> notes) {
            boolean bareKey =
                    key.size() == 1 && isNumber(key.get(0)) && state.stream().noneMatch(RowLayout::needsFlags);
            words = bareKey ? 0 : 1;
            List<Slot> keySlots = new ArrayList<>();
            for (KeyComponent component : key) {
                keySlots.add(
                        isNumber(component)
                                ? new Slot(component.name(), component.type(), Storage.WORD, words++, -1)
                                : new Slot(component.name(), component.type(), Storage.REFERENCE, references++, -1));
            }
            List<Slot> stateSlots = state.stream().map(this::slot).toList();
            List<TimerSlot> timerSlots = new ArrayList<>();
            for (HandlerModel handler : operator.handlers(HandlerKind.TIMER)) {
                TimerModel timer = handler.timer().orElseThrow();
                timerSlots.add(new TimerSlot(
                        timer.name(),
                        timer.domain(),
                        timerSlots.size(),
                        words,
                        words + 1,
                        operator.hasManyTimes(timer) ? references++ : -1,
                        handler));
                words += 2;
            }
            TypeModel number = new TypeModel.Primitive(PrimitiveKind.LONG);
            List<Slot> noteSlots = notes.stream()
                    .map(note -> new Slot(note.name(), number, Storage.WORD, words++, -1))
                    .toList();
            List<Expiry> expiries = expiries(operator, state, stateSlots);
            return new RowLayout(
                    keySlots,
                    stateSlots,
                    timerSlots,
                    noteSlots,
                    expiries,
                    bareKey,
                    words,
                    references,
                    (1L << nextFlag) - 2);
        }

        /** Lists and maps of the runtime look after the times of what is in them. */
        private List<Expiry> expiries(OperatorModel operator, List<FieldModel> state, List<Slot> slots) {
            List<Expiry> expiries = new ArrayList<>();
            List<Slot> together = new ArrayList<>();
            for (int i = 0; i < slots.size(); i++) {
                Slot slot = slots.get(i);
                if (slot.type().isStateObject()) {
                    continue;
                }
                Optional<TtlModel> own = state.get(i).ttl();
                if (own.isPresent()) {
                    expiries.add(new Expiry(slot.name(), slot.name(), own.get(), words++, List.of(slot)));
                } else if (operator.ttl().isPresent()) {
                    together.add(slot);
                }
            }
            if (!together.isEmpty()) {
                String variable = "row";
                while (names(slots).contains(variable)) {
                    variable += "_";
                }
                expiries.add(new Expiry(Expiry.ROW, variable, operator.ttl().orElseThrow(), words++, together));
            }
            return expiries;
        }

        private static List<String> names(List<Slot> slots) {
            return slots.stream().map(Slot::name).toList();
        }

        private Slot slot(FieldModel field) {
            return switch (storageOf(field.type())) {
                case FLAG ->
                    nextFlag > LAST_FLAG
                            ? new Slot(field.name(), field.type(), Storage.WORD, words++, -1)
                            : new Slot(field.name(), field.type(), Storage.FLAG, -1, nextFlag++);
                case FLAG_OR_NULL -> withFlags(field, Storage.FLAG_OR_NULL, 0, 2);
                case WORD -> new Slot(field.name(), field.type(), Storage.WORD, words++, -1);
                case WORD_OR_NULL -> withFlags(field, Storage.WORD_OR_NULL, 1, 1);
                case SECONDS_OR_NULL -> withFlags(field, Storage.SECONDS_OR_NULL, 2, 1);
                case REFERENCE -> reference(field);
            };
        }

        /** A class with more nullable numbers than bits keeps the rest of them as references. */
        private Slot withFlags(FieldModel field, Storage storage, int needsWords, int needsFlags) {
            if (nextFlag + needsFlags - 1 > LAST_FLAG) {
                return reference(field);
            }
            Slot slot = new Slot(field.name(), field.type(), storage, needsWords == 0 ? -1 : words, nextFlag);
            words += needsWords;
            nextFlag += needsFlags;
            return slot;
        }

        private Slot reference(FieldModel field) {
            return new Slot(field.name(), field.type(), Storage.REFERENCE, references++, -1);
        }
    }
}
