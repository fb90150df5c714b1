/**
 * Eight machines and how busy they are: when each was overloaded, for how long and how much. Begin with {@link
 * io.streamwright.samples.servers.Servers}.
 */
@NullMarked
package io.streamwright.samples.servers;

import org.jspecify.annotations.NullMarked;
