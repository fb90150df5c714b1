/**
 * Where events come from: the interface that connectors implement ({@link io.streamwright.core.source.SourceConnector},
 * {@link io.streamwright.core.source.Source}, {@link io.streamwright.core.source.SplitReader}) and the engine's side of
 * it, which gives each event its time, tracks watermarks per split and hands events to the first stage.
 */
@NullMarked
package io.streamwright.core.source;

import org.jspecify.annotations.NullMarked;
