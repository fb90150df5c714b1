package io.streamwright.samples.shop;

import java.util.List;

/** Orders for the warehouse. */
public record Batch(int size, long cents, List<String> orders) {}
