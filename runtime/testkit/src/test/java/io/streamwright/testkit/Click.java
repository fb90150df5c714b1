package io.streamwright.testkit;

/** The event of {@link HandWrittenJob}. */
record Click(String page, long at) {}
