package io.streamwright.core.exchange;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that comes into one stage of one lane: takes the channels in turn, and holds back those whose barrier has come until it
 * has come on all others. Owned by the lane.
 *
 * <p>A snapshot that is given up before all its barriers have arrived lets the channels go on; what arrives of it later is
 * passed over.
 */
public final class InputGate {
    private final List<InputChannel<?>> channels;
    private int next;

    /** How many of the channels, from the first, have told where their senders stand. */
    private int greeted;

    /** What is waited for on the channels that do not have it yet, or null. */
    private @Nullable Barrier aligning;

    private int arrived;

    /** The channel whose batch is being processed, or null. */
    private @Nullable InputChannel<?> receiving;

    /** Of the exchanges that lead to the stage, once they are connected. */
    public InputGate(List<Exchange<?>> exchanges) {
        List<InputChannel<?>> all = new ArrayList<>();
        exchanges.forEach(exchange -> all.addAll(exchange.channels()));
        this.channels = List.copyOf(all);
    }

    /** Whether nothing ever comes in here: the stage does not run on this lane, or begins with sources. */
    public boolean isEmpty() {
        return channels.isEmpty();
    }

    /**
     * Whether all senders have told where they stand in event time. Before that no event is taken in: a lane that has just
     * started, or has nothing to read, would hold back the watermark for as long as it takes it to say so, and what follows
     * from that would differ from run to run.
     */
    public boolean greeted() {
        while (greeted < channels.size() && greet(channels.get(greeted))) {
            greeted++;
        }
        return greeted == channels.size();
    }

    private static <T> boolean greet(InputChannel<T> channel) {
        return channel.exchange.greet(channel);
    }

    /**
     * Processes a batch, or what the stage manages of it.
     *
     * @return whether there was one
     */
    public boolean poll() {
        if (!greeted()) {
            return false;
        }
        letGo();
        for (int tried = channels.size(); tried > 0; tried--) {
            InputChannel<?> channel = channels.get(next);
            next = next + 1 == channels.size() ? 0 : next + 1;
            if (channel.barrier == null && receive(channel)) {
                return true;
            }
        }
        return false;
    }

    private <T> boolean receive(InputChannel<T> channel) {
        receiving = channel;
        boolean worked = channel.exchange.receive(channel);
        receiving = null;
        if (!worked) {
            return false;
        }
        if (channel.barrier != null) {
            align(channel, channel.barrier);
        }
        return true;
    }

    private void align(InputChannel<?> channel, Barrier barrier) {
        if (barrier.over()) {
            channel.barrier = null;
        } else if (barrier == aligning) {
            arrived++;
        } else {
            // the one before was given up: its coordinator never has two at once
            release();
            channel.barrier = barrier;
            aligning = barrier;
            arrived = 1;
        }
    }

    /** Whether a barrier has come on all channels. */
    public boolean aligned() {
        return aligning != null && arrived == channels.size();
    }

    /** The barrier that is waited for, or null. */
    public @Nullable Barrier aligning() {
        if (!aligned()) {
            // once it has come on all channels it stays, also if it is given up at this moment: the stage is about to
            // pass
            letGo();
        }
        return aligning;
    }

    /** Lets the channels go on, once the stage has passed the barrier. */
    public void release() {
        channels.forEach(channel -> channel.barrier = null);
        aligning = null;
        arrived = 0;
    }

    private void letGo() {
        if (aligning != null && aligning.over()) {
            release();
        }
    }

    /** Whether nothing will come any more but barriers. */
    public boolean ended() {
        for (int i = 0; i < channels.size(); i++) {
            if (!channels.get(i).ended) {
                return false;
            }
        }
        return true;
    }

    /** What is being taken in at this moment, or was when something failed; to complete "while it"; null if nothing is. */
    public @Nullable String receiving() {
        InputChannel<?> channel = receiving;
        return channel == null
                ? null
                : "processed an event of the stream \"" + channel.exchange.from() + "\" from lane " + channel.from;
    }
}
