/**
 * How values become bytes (for snapshots) and fields (for text formats), and back.
 *
 * <p>On the way of the data this stands at both ends: a source decodes bytes through a {@link
 * io.streamwright.core.codec.FieldReader} into the user's records, a sink encodes them through a {@link
 * io.streamwright.core.codec.FieldWriter}, and snapshots use {@link io.streamwright.core.codec.BinaryOutput} and {@link
 * io.streamwright.core.codec.BinaryInput}. The processor generates one {@link io.streamwright.core.codec.Codec} per record,
 * class, enum and sealed interface of the user; those of the JDK's types are in {@link io.streamwright.core.codec.Codecs}.
 */
@NullMarked
package io.streamwright.core.codec;

import org.jspecify.annotations.NullMarked;
