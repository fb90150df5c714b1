/**
 * The language of Streamwright: the annotations with which a job and its operators are written, and the few types that
 * user code sees besides its own ({@link io.streamwright.StreamOf}, {@link io.streamwright.Out}, {@link
 * io.streamwright.KeyTimer}, {@link io.streamwright.ListState}, {@link io.streamwright.MapState}, {@link
 * io.streamwright.DeadLetter}).
 *
 * <p>Nothing here has behaviour, but for the lists and maps that stand for state in tests of plain objects: the annotation
 * processor reads these types at build time and generates the job. All annotations are kept in class files, so that operators
 * may come from other jars, and none is visible at run time.
 */
@NullMarked
package io.streamwright;

import org.jspecify.annotations.NullMarked;
