package io.streamwright.kafka;

import io.streamwright.core.api.StreamwrightException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * The group whose offsets are the markers of a job's transactions. Used by the starting thread.
 *
 * <p>A marker stands at the first partition of each topic that is written, since offsets go away with their topics: so it stays as
 * long as any of them does.
 */
final class MarkerGroup {
    private final String group;
    private final ClientProperties properties;
    private final Duration timeout;
    private final KafkaFailures failures;
    private @Nullable ConsumerGroupMetadata metadata;

    MarkerGroup(String group, ClientProperties properties, Duration timeout) {
        this.group = group;
        this.properties = properties;
        this.timeout = timeout;
        this.failures = new KafkaFailures(properties.secrets());
    }

    String name() {
        return group;
    }

    /** The group as transactions want it: without members. Known once it has been {@link #read}. */
    ConsumerGroupMetadata metadata() {
        return Objects.requireNonNull(metadata, "not read");
    }

    static TopicPartition placeIn(String topic) {
        return new TopicPartition(topic, 0);
    }

    /** Where there are offsets, and what they say at this moment: one that is being committed may not be seen yet. */
    Map<TopicPartition, OffsetAndMetadata> glance() throws IOException {
        try (Admin admin = Admin.create(properties.admin())) {
            Map<TopicPartition, OffsetAndMetadata> found = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            // a partition without an offset may be told as one with none
            found.values().removeIf(offset -> offset == null);
            return found;
        } catch (ExecutionException e) {
            if (KafkaFailures.unwrapped(e) instanceof GroupIdNotFoundException) {
                return Map.of();
            }
            throw unreadable(e);
        } catch (TimeoutException e) {
            throw new IOException(
                    "the offsets of the consumer group \"" + group
                            + "\" cannot be read: no Kafka broker has answered at "
                            + properties.bootstrap() + " within " + timeout.toMillis()
                            + " ms; the option timeout lets them take longer",
                    e);
        } catch (KafkaException e) {
            throw unreadable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreadable(e);
        }
    }

    /**
     * The newest marker, once no transaction is left whose outcome is open.
     *
     * @param topics those that the job writes now; it may have written others before
     * @return null if there is none
     */
    @Nullable TransactionMarker read(Collection<String> topics) throws IOException {
        Set<TopicPartition> places = new HashSet<>(glance().keySet());
        topics.forEach(topic -> places.add(placeIn(topic)));
        // not by the admin client, which leaves out what is unstable instead of waiting for it
        try (Consumer<ByteBuffer, ByteBuffer> consumer = new KafkaConsumer<>(properties.markerConsumer(group))) {
            metadata = consumer.groupMetadata();
            return newest(consumer.committed(places, timeout).values());
        } catch (KafkaException e) {
            throw unreadable(e);
        }
    }

    /**
     * The newest of some markers.
     *
     * @throws StreamwrightException if one of them is none
     */
    @Nullable TransactionMarker newest(Collection<@Nullable OffsetAndMetadata> offsets) {
        List<TransactionMarker> markers = new ArrayList<>();
        for (OffsetAndMetadata offset : offsets) {
            if (offset == null) {
                continue;
            }
            TransactionMarker marker = TransactionMarker.of(offset);
            if (marker == null) {
                throw new StreamwrightException(
                        "the consumer group \"" + group + "\" has offsets that are no markers of a"
                                + " job, so something else uses it: choose another name with the option "
                                + KafkaSinkSettings.TRANSACTIONAL_ID.name());
            }
            markers.add(marker);
        }
        return markers.stream().max(TransactionMarker.BY_AGE).orElse(null);
    }

    private IOException unreadable(Exception e) {
        return failures.failure("the offsets of the consumer group \"" + group + "\" cannot be read", e);
    }
}
