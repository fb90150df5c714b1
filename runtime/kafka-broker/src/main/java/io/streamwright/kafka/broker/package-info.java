/**
 * A Kafka broker for tests: {@link io.streamwright.kafka.broker.BrokerProcess} starts {@link
 * io.streamwright.kafka.broker.BrokerMain} in a process of its own, which can be killed and started again on its data. {@link
 * io.streamwright.kafka.broker.LocalBroker} is the same for people, from the command line.
 */
@NullMarked
package io.streamwright.kafka.broker;

import org.jspecify.annotations.NullMarked;
