package io.streamwright.samples.shop;

import java.time.Duration;
import java.time.Instant;

/** Three payments of a visitor failed. */
public record Alert(String visitor, Instant since, Duration within) {}
