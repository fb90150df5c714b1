package io.streamwright.core.exec;

/** Whole runs on several lanes. */
class JobRunOnLanesTest extends JobRunTest {
    @Override
    int lanes() {
        return 3;
    }
}
