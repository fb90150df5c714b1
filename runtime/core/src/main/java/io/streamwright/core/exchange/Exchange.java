package io.streamwright.core.exchange;

import io.streamwright.core.operator.LaneProgram;
import io.streamwright.core.operator.LaneSetup;
import io.streamwright.core.operator.Stage;
import io.streamwright.core.operator.WatermarkValve;
import io.streamwright.core.state.KeyGroups;
import io.streamwright.core.state.ReadAhead;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
 * @param <T> the type of the events
 */
public abstract class Exchange<T> {
    /** Enough to fill the ten or so reads that a core has under way. */
    private static final int AHEAD = 32;

    /** How many events a batch is given room for at first at least. */
    private static final int SMALLEST_BATCH = 8;

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

    // what is sent
    private List<Target<T>> targets = List.of();

    /** For each key group the lane that owns it. */
    private int[] owners = new int[0];

    private int turn;
    private long random;
    private long outWatermark = Long.MIN_VALUE;
    private boolean outIdle;
    private boolean outInputEnded;
    private boolean ended;
    private int stalledTargets;
    private long sent;
    private long batches;
    private long stalls;

    // what is received
    private final List<InputChannel<T>> channels = new ArrayList<>();
    private final ReadAhead rowsAhead = new ReadAhead(2 * AHEAD);
    private long watermark = Long.MIN_VALUE;
    private boolean idle;
    private long received;

    /** What goes to one lane. */
    private static final class Target<T> {
        private final BatchRing<Batch<T>> ring;
        private final Deque<Batch<T>> waiting = new ArrayDeque<>();
        private @Nullable Batch<T> filling;
        private int lastSize = SMALLEST_BATCH;
        private boolean sentAnything;
        private long sentWatermark = Long.MIN_VALUE;
        private boolean sentIdle;
        private boolean sentInputEnded;

        Target(BatchRing<Batch<T>> ring) {
            this.ring = ring;
        }
    }

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
    }

    // ------------------------------------------------------------------------------------------- by generated code

    /** Sends an event: to where {@link #partitioning} says. */
    public abstract void send(T event, long time);

    /** Hands an event that has arrived to its step or operator. */
    protected abstract void deliver(T event, long time);

    /** Whether {@link #touch} does anything. */
    protected boolean touches() {
        return false;
    }

    /** Notes where the rows lie that this event will need. A hint: it changes nothing. */
    protected void touch(T event, long time, ReadAhead ahead) {}

    /** Sends to the lane that owns a key with this hash. */
    protected final void toOwner(int hash, T event, long time) {
        append(owners[KeyGroups.of(hash, keyGroups)], event, time);
    }

    /** Sends to the lanes in turn. */
    protected final void toNext(T event, long time) {
        int next = turn;
        turn = next + 1 == targets.size() ? 0 : next + 1;
        append(next, event, time);
    }

    /** Sends to a lane by chance: xorshift (Marsaglia 2003), seeded by the name and the lane. */
    protected final void toAny(T event, long time) {
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        append((int) Long.remainderUnsigned(random, targets.size()), event, time);
    }

    /** Sends to a later stage of this lane. */
    protected final void toSelf(T event, long time) {
        append(0, event, time);
    }

    /** How many lanes {@link #toLane} knows. */
    protected final int targetCount() {
        return targets.size();
    }

    /** Sends to one of the lanes; for those that send to all of them. */
    protected final void toLane(int target, T event, long time) {
        append(target, event, time);
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
        return watermark;
    }

    /** Whether all lanes that send are idle. */
    public final boolean idle() {
        return idle;
    }

    // ---------------------------------------------------------------------------------------------------- sending

    private void append(int index, T event, long time) {
        Target<T> target = targets.get(index);
        Batch<T> batch = target.filling;
        if (batch == null) {
            batch = new Batch<>(Math.min(batchSize, Math.max(SMALLEST_BATCH, target.lastSize)));
            target.filling = batch;
        }
        batch.add(event, time, outWatermark);
        if (batch.size >= batchSize) {
            push(target);
        }
    }

    /** Lets go of what is being filled, or of the watermark alone. */
    private void push(Target<T> target) {
        Batch<T> batch = filling(target);
        target.filling = null;
        if (batch.size > 0) {
            // room for what comes in a flush, with something to spare
            target.lastSize = batch.size + (batch.size >> 2);
            sent += batch.size;
            batches++;
        }
        batch.watermark = outWatermark;
        batch.idle = outIdle;
        batch.inputEnded = outInputEnded;
        target.sentAnything = true;
        target.sentWatermark = outWatermark;
        target.sentIdle = outIdle;
        target.sentInputEnded = outInputEnded;
        if (target.waiting.isEmpty() && target.ring.offer(batch)) {
            return;
        }
        if (target.waiting.isEmpty()) {
            stalledTargets++;
            stalls++;
            program.stall(fromStage);
        }
        target.waiting.add(batch);
    }

    private Batch<T> filling(Target<T> target) {
        Batch<T> batch = target.filling;
        if (batch == null) {
            batch = new Batch<>(0);
            target.filling = batch;
        }
        return batch;
    }

    /** Lets go of all that is being filled, and of a watermark that is news to its receiver; the first one always is. */
    public final void flush() {
        for (Target<T> target : targets) {
            if (target.filling != null
                    || target.sentWatermark != outWatermark
                    || target.sentIdle != outIdle
                    || target.sentInputEnded != outInputEnded
                    || !target.sentAnything) {
                push(target);
            }
        }
    }

    /** Tries again to hand over what found no room; false if something still waits. */
    public final boolean retry() {
        if (stalledTargets == 0) {
            return true;
        }
        for (Target<T> target : targets) {
            Deque<Batch<T>> waiting = target.waiting;
            boolean waited = !waiting.isEmpty();
            while (!waiting.isEmpty() && target.ring.offer(waiting.getFirst())) {
                waiting.removeFirst();
            }
            if (waited && waiting.isEmpty()) {
                stalledTargets--;
            }
        }
        return stalledTargets == 0;
    }

    /** Sends a barrier to all receivers, behind all that was sent before. */
    public final void barrier(Barrier barrier) {
        for (Target<T> target : targets) {
            filling(target).barrier = barrier;
            push(target);
        }
    }

    /** Says that nothing but barriers will follow; once. */
    public final void end() {
        if (!ended) {
            ended = true;
            for (Target<T> target : targets) {
                filling(target).end = true;
                push(target);
            }
        }
    }

    // -------------------------------------------------------------------------------------------------- receiving

    /** Learns where the sender of a channel stands, before any event is taken in; false if nothing has come yet. */
    final boolean greet(InputChannel<T> channel) {
        Batch<T> batch = channel.batch();
        if (batch == null) {
            return false;
        }
        raise(channel, batch.size == 0 ? batch.watermark : batch.times[1]);
        return true;
    }

    /** Processes what one channel has, until the stage must pause; false if there was nothing. */
    final boolean receive(InputChannel<T> channel) {
        Batch<T> batch = channel.batch();
        if (batch == null) {
            return false;
        }
        if (channel.idle && batch.size > 0) {
            changeIdle(channel, false);
        }
        boolean ahead = touches() && program.readsAhead(toStage);
        while (channel.at < batch.size) {
            int at = channel.at;
            if (ahead && at % AHEAD == 0) {
                touch(batch, at);
            }
            raise(channel, batch.times[2 * at + 1]);
            if (toStage.pauses() || !program.settle(toStage) || toStage.pauses()) {
                return true;
            }
            channel.at = at + 1;
            deliver(batch.event(at), batch.times[2 * at]);
        }
        raise(channel, batch.watermark);
        if (batch.idle != channel.idle) {
            changeIdle(channel, batch.idle);
        }
        if (batch.inputEnded && !channel.inputEnded) {
            channel.inputEnded = true;
            program.watermarkMoved(toStage);
        }
        if (batch.end && !channel.ended) {
            channel.ended = true;
            combine();
        }
        received += batch.size;
        channel.next();
        channel.barrier = batch.barrier;
        return true;
    }

    private void touch(Batch<T> batch, int first) {
        int end = Math.min(batch.size, first + AHEAD);
        for (int i = first; i < end; i++) {
            touch(batch.event(i), batch.times[2 * i], rowsAhead);
        }
        rowsAhead.read();
    }

    private void raise(InputChannel<T> channel, long to) {
        long before = channel.watermark;
        if (to > before) {
            channel.watermark = to;
            if (before <= watermark || channel.idle) {
                combine();
            }
        }
    }

    /**
     * The smallest of those that have not ended, are not idle and have caught up: as {@link WatermarkValve}, but that a lane
     * which has ended does not count at all, as a split that has. If all that are left are idle so is the exchange; if all have
     * ended so has event time.
     */
    private void combine() {
        boolean anyLive = false;
        boolean anyActive = false;
        boolean anyAligned = false;
        long smallest = Long.MAX_VALUE;
        for (int i = 0; i < channels.size(); i++) {
            InputChannel<T> channel = channels.get(i);
            if (channel.watermark != Long.MAX_VALUE) {
                anyLive = true;
                if (!channel.idle) {
                    anyActive = true;
                    if (channel.watermark >= watermark) {
                        anyAligned = true;
                        smallest = Math.min(smallest, channel.watermark);
                    }
                }
            }
        }
        boolean nowIdle = anyLive && !anyActive;
        if (nowIdle != idle) {
            idle = nowIdle;
            program.watermarkMoved(toStage);
        }
        if ((anyAligned || !anyLive) && smallest > watermark) {
            watermark = smallest;
            program.watermarkMoved(toStage);
        }
    }

    /** A channel falls idle or comes back. */
    private void changeIdle(InputChannel<T> channel, boolean nowIdle) {
        channel.idle = nowIdle;
        boolean wasIdle = idle;
        combine();
        if (idle && !wasIdle && channel.watermark >= watermark) {
            // nobody is left to wait for
            long largest = watermark;
            for (int i = 0; i < channels.size(); i++) {
                long reached = channels.get(i).watermark;
                if (reached != Long.MAX_VALUE) {
                    largest = Math.max(largest, reached);
                }
            }
            if (largest > watermark) {
                watermark = largest;
                program.watermarkMoved(toStage);
            }
        }
    }

    // ----------------------------------------------------------------------------------------------------- counts

    /** How many events have been sent by this lane, those that are still being gathered aside. */
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
        parts.forEach(part -> part.lanes = parts.size());
        for (Exchange<T> sender : parts) {
            sender.targets = new ArrayList<>();
            if (sender.sends()) {
                for (Exchange<T> receiver : parts) {
                    if (receiver.receives() && sender.reaches(receiver)) {
                        BatchRing<Batch<T>> ring = new BatchRing<>(ringCapacity);
                        sender.targets.add(new Target<>(ring));
                        receiver.channels.add(new InputChannel<>(receiver, sender.lane, ring));
                    }
                }
                sender.owners = owners(sender.targets.size(), sender.keyGroups);
            }
        }
        for (Exchange<T> receiver : parts) {
            receiver.combine();
        }
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
