package io.streamwright.processor.model;

import io.streamwright.Guarantee;

/**
 * Where a stream is written to.
 *
 * @param address the default address
 * @param guarantee what the sink must at least deliver
 */
public record SinkModel(Address address, Guarantee guarantee, Place guaranteePlace, Place place) {}
