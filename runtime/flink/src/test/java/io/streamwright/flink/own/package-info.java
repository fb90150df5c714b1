/** The same script through jobs of ours and through Flink's own operators: what its documentation promises is what both do. */
@NullMarked
package io.streamwright.flink.own;

import org.jspecify.annotations.NullMarked;
