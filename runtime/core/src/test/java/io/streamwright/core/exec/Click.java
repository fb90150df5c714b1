package io.streamwright.core.exec;

/** The event of the tests' job. */
record Click(String page, long at) {}
