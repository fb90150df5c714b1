package io.streamwright.core.exchange;

import io.streamwright.core.operator.LaneProgram;
import io.streamwright.core.operator.LaneSetup;
import io.streamwright.core.operator.Stage;
import io.streamwright.core.state.KeyGroups;
import io.streamwright.core.state.ReadAhead;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One lane's part of an exchange: a place of the wiring where an event leaves the stage of one lane for a later stage of any.
 * Both ends are here, what this lane sends and what it receives; owned by the lane. The base of generated classes.
 *
 * <p>Nothing here waits. What finds no room in the ring of its receiver is kept, in order, and the sending stage pauses until
 * it has gone: it stops after the event that it is at. So all other stages of the lane go on, the last one always drains, and
 * chains of exchanges cannot block each other.
 *
 * <p>Watermarks travel with the events: each event says which watermark stood before it, and each batch which one stands
 * behind it. So for the events of one lane the receiver sees time move exactly where the sender did.
 *
 * <p>Records of primitives cross over as words, so that neither side makes an object. What stays on its lane takes the same way:
 * a direct call would have to make sure that nothing older, a barrier say, is still under way, and would put all that follows
 * into the reader's loop, which is too much for the compiler.
 *
 * @param <T> the type of the events
 */
public abstract class Exchange<T> {
    /** How many words of a row stand before those of the event: the time, and the watermark before it. */
    protected static final int HEAD = Batch.HEAD;

    /** Enough to fill the ten or so reads that a core has under way. */
    private static final int AHEAD = 32;

    private final String from;
    private final String to;
    private final Partitioning partitioning;
    private final Stage fromStage;
    private final Stage toStage;
    private final int fromLimit;
    private final int toLimit;
    private final LaneProgram program;
    private final int lane;
    private final int batchSize;
    private final int keyGroups;
    private int lanes;

    /** The words of an event in a batch, and whether the event itself stands beside them. */
    private int rowWords;

    private boolean whole;

    // what is sent
    private OutputChannel[] outputs = {};

    /** For each key group the place of the lane that owns it among the outputs. */
    private int[] owners = new int[0];

    /** Which of the outputs the event goes to that is sent next. */
    private int aim;

    private int turn;
    private long random;
    private long outWatermark = Long.MIN_VALUE;
    private boolean outIdle;
    private boolean outInputEnded;
    private boolean ended;
    private int stalledOutputs;
    private long sent;
    private long batches;
    private long stalls;

    // what is received
    private final List<InputChannel<T>> channels = new ArrayList<>();
    private final ArrivalTime time;
    private final ReadAhead rowsAhead = new ReadAhead(2 * AHEAD);
    private long received;

    // the batch that is being received

    private @Nullable InputChannel<T> receiving;
    private long[] arriving = {};
    private @Nullable Object[] arrivingEvents = {};
    private int end;

    /** Where the row of the event that was taken last begins, in words. */
    private int row;

    /** Before which row nothing but the watermark and the stage needs to be looked at; the rows ahead are read there. */
    private int lookUpAt;

    /** How far the channel has come. */
    private long reached;

    /**
     * Made by the generated wiring.
     *
     * @param from the stream that is sent
     * @param to the stream whose step or operator receives
     * @param fromStage the stage that sends
     * @param toStage the stage that receives, a later one
     * @param fromLimit on how many lanes the sender runs at most; 0: all
     * @param toLimit on how many lanes the receiver runs at most; 0: all
     */
    protected Exchange(
            LaneProgram program,
            LaneSetup setup,
            String from,
            String to,
            Partitioning partitioning,
            int fromStage,
            int toStage,
            int fromLimit,
            int toLimit) {
        if (toStage <= fromStage) {
            throw new IllegalArgumentException(
                    "an exchange leads to a later stage, not from " + fromStage + " to " + toStage);
        }
        this.program = program;
        this.from = from;
        this.to = to;
        this.partitioning = partitioning;
        this.fromStage = program.stage(fromStage);
        this.toStage = program.stage(toStage);
        this.fromLimit = fromLimit;
        this.toLimit = toLimit;
        this.lane = setup.lane();
        this.batchSize = setup.exchangeBatch();
        this.keyGroups = setup.operators().keyGroups();
        this.random = 0x9e3779b97f4a7c15L * (setup.lane() + 1) + from.hashCode();
        this.time = new ArrivalTime(program, this.toStage);
    }

    // ------------------------------------------------------------------------------------------- by generated code

    /** Sends an event: to where {@link #partitioning} says. */
    public abstract void send(T event, long time);

    /** Hands an event that has arrived to its step or operator. */
    protected abstract void deliver(T event, long time);

    /** How many words an event is taken to pieces into; 0 if it goes as it is. */
    protected int words() {
        return 0;
    }

    /** Takes an event to pieces: fills {@link #words()} words from {@code at} on. */
    protected void write(T event, long[] words, int at) {
        throw new IllegalStateException(this + " does not take events to pieces");
    }

    /** The event whose row in the batch that arrives begins at this word; made anew if it was taken to pieces. */
    @SuppressWarnings("unchecked") // only events are stored
    protected T event(int at) {
        return (T) arrivingEvents[at / HEAD];
    }

    /**
     * Delivers what is next, until {@link #next()} says no. Generated classes have this loop again: within a class of its own it
     * is compiled for these events and what takes them.
     */
    protected void takeIn() {
        while (next()) {
            deliver(event(row()), time());
        }
    }

    /** Whether {@link #touch} does anything. */
    protected boolean touches() {
        return false;
    }

    /** Notes where the rows lie that this event will need. A hint: it changes nothing. */
    protected void touch(T event, long time, ReadAhead ahead) {}

    /**
     * Has the next event sent to the lane that owns a key with this hash. A call of its own: a method with so few arguments as
     * {@link #send(Object, long)} has is put into its caller already by the quick compiler, see {@link
     * io.streamwright.core.source.SourceInput}.
     */
    protected final void aimAtOwner(int hash) {
        aim = owners[KeyGroups.of(hash, keyGroups)];
    }

    /** Sends to the lane that was aimed at. */
    protected final void toAim(T event, long time) {
        OutputChannel output = outputs[aim];
        if (output.room == 0) {
            output.makeRoom(rowWords, whole, batchSize);
        }
        append(output, event, time);
        if (--output.room == 0 && output.isFull()) {
            push(output);
        }
    }

    /** Sends to the lanes in turn. */
    protected final void toNext(T event, long time) {
        aim = turn;
        turn = aim + 1 == outputs.length ? 0 : aim + 1;
        toAim(event, time);
    }

    /** Sends to a lane by chance: xorshift (Marsaglia 2003), seeded by the name and the lane. */
    protected final void toAny(T event, long time) {
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        aim = (int) Long.remainderUnsigned(random, outputs.length);
        toAim(event, time);
    }

    /** Sends to a later stage of this lane. */
    protected final void toSelf(T event, long time) {
        aim = 0;
        toAim(event, time);
    }

    /** How many lanes {@link #toLane} knows. */
    protected final int targetCount() {
        return outputs.length;
    }

    /** Sends to one of the lanes; for those that send to all of them. */
    protected final void toLane(int target, T event, long time) {
        aim = target;
        toAim(event, time);
    }

    /** Notes how far event time has come on this lane, behind all that was sent. */
    public final void advanceTo(long to, boolean isIdle) {
        outWatermark = to;
        outIdle = isIdle;
    }

    /**
     * Notes whether all input of what sends on this lane has ended: sooner than {@link #end}, which waits for all that its stage
     * does. Only where a receiver asks for {@link #inputEnded}.
     */
    public final void endInput(boolean inputEnded) {
        outInputEnded = inputEnded;
    }

    /** Whether nothing more will arrive here: the input of all lanes that send has ended. */
    public final boolean inputEnded() {
        for (int i = 0; i < channels.size(); i++) {
            if (!channels.get(i).inputEnded) {
                return false;
            }
        }
        return true;
    }

    /** The combined watermark of what arrives here. */
    public final long watermark() {
        return time.watermark();
    }

    /** Whether all lanes that send are idle. */
    public final boolean idle() {
        return time.idle();
    }

    // ---------------------------------------------------------------------------------------------------- sending

    private void append(OutputChannel output, T event, long time) {
        int at = output.at;
        long[] words = output.words;
        words[at] = time;
        words[at + 1] = outWatermark;
        if (whole) {
            output.events[at / HEAD] = event;
        } else {
            write(event, words, at + HEAD);
        }
        output.at = at + rowWords;
    }

    /** Lets go of what is being filled, or of the watermark alone. */
    private void push(OutputChannel output) {
        int events = output.at / rowWords;
        if (events > 0) {
            sent += events;
            batches++;
        }
        boolean waited = output.waits();
        if (!output.push(events, outWatermark, outIdle, outInputEnded) && !waited) {
            stalledOutputs++;
            stalls++;
            program.stall(fromStage);
        }
    }

    /** Lets go of all that is being filled, and of a watermark that is news to its receiver; the first one always is. */
    public final void flush() {
        for (OutputChannel output : outputs) {
            if (output.hasNews(outWatermark, outIdle, outInputEnded)) {
                push(output);
            }
        }
    }

    /** Tries again to hand over what found no room; false if something still waits. */
    public final boolean retry() {
        if (stalledOutputs > 0) {
            for (OutputChannel output : outputs) {
                if (output.waits() && output.retry()) {
                    stalledOutputs--;
                }
            }
        }
        return stalledOutputs == 0;
    }

    /** Sends a barrier to all receivers, behind all that was sent before. */
    public final void barrier(Barrier barrier) {
        for (OutputChannel output : outputs) {
            output.mark(barrier);
            push(output);
        }
    }

    /** Says that nothing but barriers will follow; once. */
    public final void end() {
        if (!ended) {
            ended = true;
            for (OutputChannel output : outputs) {
                output.markLast();
                push(output);
            }
        }
    }

    // -------------------------------------------------------------------------------------------------- receiving

    /** Learns where the sender of a channel stands, before any event is taken in; false if nothing has come yet. */
    final boolean greet(InputChannel<T> channel) {
        Batch batch = channel.batch();
        if (batch == null) {
            return false;
        }
        time.raise(channel, batch.end == 0 ? batch.watermark : batch.words[1]);
        return true;
    }

    /** Processes what one channel has, until the stage must pause; false if there was nothing. */
    final boolean receive(InputChannel<T> channel) {
        Batch batch = channel.batch();
        if (batch == null) {
            return false;
        }
        if (channel.idle && batch.end > 0) {
            time.changeIdle(channel, false);
        }
        receiving = channel;
        arriving = batch.words;
        arrivingEvents = batch.events;
        end = batch.end;
        reached = channel.watermark;
        row = channel.at - rowWords;
        lookUpAt = touches() && program.readsAhead(toStage) ? 0 : end;
        takeIn();
        channel.at = row;
        if (row == end) {
            finish(channel, batch);
        }
        return true;
    }

    /** All events of a batch have been processed. */
    private void finish(InputChannel<T> channel, Batch batch) {
        time.raise(channel, batch.watermark);
        if (batch.idle != channel.idle) {
            time.changeIdle(channel, batch.idle);
        }
        if (batch.inputEnded && !channel.inputEnded) {
            channel.inputEnded = true;
            program.watermarkMoved(toStage);
        }
        if (batch.last && !channel.ended) {
            channel.ended = true;
            time.combine();
        }
        received += batch.end / rowWords;
        channel.next(batch, whole);
    }

    /** Goes on to the next event of the batch and moves time on to it; false if there is none, or the stage must pause. */
    protected final boolean next() {
        row += rowWords;
        return isPlain() || goesOn();
    }

    /** Whether nothing needs to be done before the event. */
    private boolean isPlain() {
        return row < lookUpAt && isReached() && !toStage.hesitates();
    }

    private boolean isReached() {
        return arriving[row + 1] <= reached;
    }

    private boolean goesOn() {
        if (row >= end) {
            return false;
        }
        if (row >= lookUpAt) {
            lookUpAt = touchAhead();
        }
        InputChannel<T> channel = receiving;
        if (channel != null) {
            time.raise(channel, arriving[row + 1]);
            reached = channel.watermark;
        }
        return !toStage.pauses() && program.settle(toStage) && !toStage.pauses();
    }

    private int touchAhead() {
        int until = Math.min(end, row + AHEAD * rowWords);
        for (int at = row; at < until; at += rowWords) {
            touch(event(at), arriving[at], rowsAhead);
        }
        rowsAhead.read();
        return until;
    }

    /** Where the row begins that {@link #next()} went on to. */
    protected final int row() {
        return row;
    }

    /** The time of the event that {@link #next()} went on to. */
    protected final long time() {
        return arriving[row];
    }

    /** The words of the batch that arrives, for {@link #event(int)}. */
    protected final long[] arriving() {
        return arriving;
    }

    // ----------------------------------------------------------------------------------------------------- counts

    /** How many events have been sent by this lane, to itself as well; those that are still being gathered aside. */
    public final long sent() {
        return sent;
    }

    /** In how many batches they were sent. */
    public final long batches() {
        return batches;
    }

    /** How often a batch found no room at a receiver that had room before. */
    public final long stalls() {
        return stalls;
    }

    /** How many events have been received and processed by this lane, by whole batches. */
    public final long received() {
        return received;
    }

    // ----------------------------------------------------------------------------------------------------- wiring

    /** Connects the parts of all lanes of one exchange; before any of them runs. */
    static <T> void connect(List<Exchange<T>> parts, int ringCapacity) {
        parts.forEach(part -> {
            part.lanes = parts.size();
            part.rowWords = HEAD + part.words();
            part.whole = part.words() == 0;
        });
        for (Exchange<T> sender : parts) {
            if (sender.sends()) {
                for (Exchange<T> receiver : parts) {
                    if (receiver.receives() && sender.reaches(receiver)) {
                        sender.connect(receiver, ringCapacity);
                    }
                }
                sender.owners = owners(sender.outputs.length, sender.keyGroups);
            }
        }
        parts.forEach(receiver -> receiver.time.combine());
    }

    private void connect(Exchange<T> receiver, int ringCapacity) {
        BatchRing<Batch> ring = new BatchRing<>(ringCapacity);
        BatchRing<Batch> spent = new BatchRing<>(ringCapacity);
        InputChannel<T> channel = new InputChannel<>(receiver, lane, ring, spent);
        outputs = Arrays.copyOf(outputs, outputs.length + 1);
        outputs[outputs.length - 1] = new OutputChannel(ring, spent);
        receiver.channels.add(channel);
        receiver.time.add(channel);
    }

    private boolean sends() {
        return lane < lanesOf(fromLimit, lanes);
    }

    private boolean receives() {
        return lane < lanesOf(toLimit, lanes);
    }

    /** On how many of the lanes something runs that is limited to so many; 0: not limited. */
    public static int lanesOf(int limit, int lanes) {
        return limit == 0 ? lanes : Math.min(limit, lanes);
    }

    private boolean reaches(Exchange<T> receiver) {
        return partitioning != Partitioning.FORWARD || receiver.lane == lane;
    }

    private static int[] owners(int lanes, int keyGroups) {
        int[] owners = new int[keyGroups];
        for (int group = 0; group < keyGroups; group++) {
            owners[group] = KeyGroups.laneOf(group, Math.max(1, lanes), keyGroups);
        }
        return owners;
    }

    /** The channels that come in here. */
    final List<InputChannel<T>> channels() {
        return channels;
    }

    /** The stream that is sent. */
    public final String from() {
        return from;
    }

    /** The stream whose step or operator receives. */
    public final String to() {
        return to;
    }

    /** Which lane an event goes to. */
    public final Partitioning partitioning() {
        return partitioning;
    }

    /** The number of the stage that sends. */
    public final int fromStage() {
        return fromStage.number();
    }

    /** The number of the stage that receives. */
    public final int toStage() {
        return toStage.number();
    }

    @Override
    public String toString() {
        return "\"" + from + "\" to \"" + to + "\"";
    }
}
