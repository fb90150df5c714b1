package io.streamwright.samples.pageviews.visitors;

/**
 * What a web server sends.
 *
 * @param atMillis when it arrives, in the time of the traffic, milliseconds since 1970
 * @param user the key of the record
 * @param text the value: a view in JSON, or something broken
 */
record Report(long atMillis, String user, String text) {}
