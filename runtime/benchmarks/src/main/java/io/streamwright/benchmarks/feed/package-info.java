/** What the workloads read: events, their generators, and the checksum of what comes out. */
@NullMarked
package io.streamwright.benchmarks.feed;

import org.jspecify.annotations.NullMarked;
