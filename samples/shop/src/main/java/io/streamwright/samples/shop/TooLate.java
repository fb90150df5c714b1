package io.streamwright.samples.shop;

import java.time.Instant;

/** An action that counts nowhere. */
public record TooLate(String id, Instant at, String product) {}
