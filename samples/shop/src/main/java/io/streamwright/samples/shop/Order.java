package io.streamwright.samples.shop;

/** An order. */
public record Order(String id, String visitor, String product, long cents) {}
