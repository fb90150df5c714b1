package io.streamwright.processor.validate;

import io.streamwright.processor.diagnose.Problems;

/**
 * Something that users must keep to.
 *
 * @param <M> what it judges
 */
@FunctionalInterface
interface Rule<M> {

    /** Reports to {@code problems} wherever {@code model} breaks this rule. */
    void check(M model, Problems problems);
}
