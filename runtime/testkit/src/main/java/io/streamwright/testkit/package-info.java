/**
 * Tests for jobs and operators, for users and for ourselves.
 *
 * <p>{@link io.streamwright.testkit.JobHarness} runs a compiled job on the calling thread in virtual time, without its sources
 * and sinks: a test sends events, moves watermarks and the clock, takes snapshots and reads what each stream has carried. {@link
 * io.streamwright.testkit.RestoreEverywhere} runs a script through it again and again with restarts in between. {@link
 * io.streamwright.testkit.FakeKeyTimer} and {@link io.streamwright.testkit.CollectingOut} serve tests that call the
 * methods of an operator as those of the plain object it is.
 */
@NullMarked
package io.streamwright.testkit;

import org.jspecify.annotations.NullMarked;
