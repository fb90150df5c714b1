package io.streamwright.core.exchange;

import org.jspecify.annotations.Nullable;

/** An event with a field that nothing but the ring publishes, and the making and looking through of batches of them. */
final class Payload {
    private static final Barrier BARRIER = () -> false;

    private int number;

    private Payload() {}

    /** A batch in which everything is written that can be, with arrays that have grown. */
    static Batch batch(int number) {
        Batch batch = new Batch();
        batch.makeRoom(Batch.HEAD, true);
        return filled(batch, number);
    }

    /** Writes everything that can be written into a batch. */
    static Batch filled(Batch batch, int number) {
        batch.makeRoom(2 * Batch.HEAD, true);
        for (int i = 0; i < 2; i++) {
            Payload event = new Payload();
            event.number = number;
            batch.events[i] = event;
            batch.words[Batch.HEAD * i] = number;
            batch.words[Batch.HEAD * i + 1] = number;
        }
        batch.end = 2 * Batch.HEAD;
        batch.watermark = number;
        batch.idle = true;
        batch.barrier = BARRIER;
        batch.last = true;
        return batch;
    }

    /** What of the batch with this number is seen, in words. */
    static String seen(@Nullable Batch batch, int number) {
        if (batch == null) {
            return "nothing yet";
        }
        if (batch.watermark != number) {
            return batch.watermark == 0 ? "no watermark" : "another batch";
        }
        if (batch.end != 2 * Batch.HEAD) {
            return "no size";
        }
        if (!batch.idle) {
            return "no idleness";
        }
        if (batch.barrier != BARRIER) {
            return "no barrier";
        }
        if (!batch.last) {
            return "no end";
        }
        return seenEvents(batch, number);
    }

    private static String seenEvents(Batch batch, int number) {
        if (batch.events.length < 2 || batch.words.length < 2 * Batch.HEAD) {
            return "arrays that have not grown";
        }
        for (int i = 0; i < 2; i++) {
            @Nullable Object event = batch.events[i];
            if (event == null) {
                return "no event";
            }
            if (((Payload) event).number != number) {
                return "no content of an event";
            }
            if (batch.words[Batch.HEAD * i] != number || batch.words[Batch.HEAD * i + 1] != number) {
                return "no times";
            }
        }
        return "whole";
    }
}
