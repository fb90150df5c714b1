package io.streamwright;

/**
 * Input that could not be decoded, as the event of a stream declared with {@link OnError}.
 *
 * @param source the name of the stream that it was read for
 * @param place where it stood, as precise as the connector can say, for example {@code in.jsonl, line 7, column 13}
 * @param reason why it could not be decoded
 * @param raw the bytes as they were read
 */
public record DeadLetter(String source, String place, String reason, byte[] raw) {}
