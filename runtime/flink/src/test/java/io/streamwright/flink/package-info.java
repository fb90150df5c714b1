/**
 * Generated operators inside of Apache Flink, through the same interface that our own lanes use.
 *
 * <p>{@link io.streamwright.flink.GeneratedStreamOperator} and what it needs is what the adapter will be made of; the tests
 * run it in Flink's cluster in one process and compare with the test harness. {@code rig} plays the same events and watermarks
 * to both; {@code jobs} holds what is run.
 */
@NullMarked
package io.streamwright.flink;

import org.jspecify.annotations.NullMarked;
