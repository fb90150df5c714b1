package io.streamwright.samples.errors;

/** What a program has written to its log. */
public record LogLine(String level, String message) {}
