/** Sources and sinks on files: where data of a directory enters a job and where its results leave it. */
@NullMarked
package io.streamwright.files;

import org.jspecify.annotations.NullMarked;
