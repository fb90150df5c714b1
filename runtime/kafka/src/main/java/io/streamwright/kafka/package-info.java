/**
 * Sources and sinks on Kafka topics: where records of a partition enter a job, in order and from a position, and where its results
 * leave it.
 *
 * <p>On the way in, a {@link io.streamwright.kafka.PartitionFetcher} (a thread and a consumer, shared by the partitions of a
 * source) fills a {@link io.streamwright.kafka.PartitionQueue} for each partition, and the lane that reads the partition empties
 * it with a {@link io.streamwright.kafka.KafkaSplitReader}. On the way out all lanes write through one {@link
 * io.streamwright.kafka.RecordProducer}.
 */
@NullMarked
package io.streamwright.kafka;

import org.jspecify.annotations.NullMarked;
