package io.streamwright.samples.servers;

import io.streamwright.Apply;
import io.streamwright.From;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.Watermark;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The job: read it from top to bottom. */
@StreamJob("servers")
public interface Servers {
    /** From here on an overload is worth a line on the screen. */
    Duration LONG = Duration.ofHours(1);

    /** How busy each machine is, every five minutes. */
    @Source("file:data/ec2_cpu.csv")
    @Watermark(outOfOrder = "1m")
    StreamOf<Reading> readings();

    /** When each was overloaded, from the first reading above the limit to the last. */
    @Apply(Overloads.class)
    @From("readings")
    @Sink("file:target/overloads.csv?overwrite=true")
    StreamOf<Overload> overloads();

    /** Those that did not pass by themselves soon. */
    @From("overloads")
    @Sink("stdout:")
    default @Nullable Overload longOnes(Overload overload) {
        return overload.length().compareTo(LONG) >= 0 ? overload : null;
    }
}
