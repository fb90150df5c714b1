package io.streamwright.samples.wordcount;

/** A word, and how often it has been seen so far. */
public record WordSeen(String word, long times) {}
