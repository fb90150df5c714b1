/**
 * Where results go: the interface that connectors implement ({@link io.streamwright.core.sink.SinkConnector}, {@link
 * io.streamwright.core.sink.Sink}, {@link io.streamwright.core.sink.SinkWriter}) and the engine's side of it. What a sink
 * holds back until a snapshot is durable travels in the snapshot as a {@link io.streamwright.core.sink.PendingCommit}.
 */
@NullMarked
package io.streamwright.core.sink;

import org.jspecify.annotations.NullMarked;
