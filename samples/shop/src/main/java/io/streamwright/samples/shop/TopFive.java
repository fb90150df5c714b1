package io.streamwright.samples.shop;

import java.time.Instant;
import java.util.List;

/** The best sold products of the hour before {@code to}, the best first. */
public record TopFive(Instant to, List<String> products) {}
