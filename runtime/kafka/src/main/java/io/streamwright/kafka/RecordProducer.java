package io.streamwright.kafka;

import java.io.IOException;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Takes the records of all lanes of a sink to a topic. Any thread may use it. */
interface RecordProducer extends AutoCloseable {

    /**
     * Sends a record; waits while there is no room for it.
     *
     * @throws IOException if this or an earlier record could not be written: the job has to go on from its last snapshot
     */
    void send(ProducerRecord<byte[], byte[]> record) throws IOException;

    /**
     * Waits until all records sent so far are acknowledged by all replicas in sync.
     *
     * @throws IOException if one could not be written
     */
    void flush() throws IOException;

    /**
     * Looks whether all is well, without waiting.
     *
     * @throws IOException if a record could not be written
     */
    void check() throws IOException;

    /** Lets go of the connection; records that are not acknowledged may be lost. */
    @Override
    void close();
}
