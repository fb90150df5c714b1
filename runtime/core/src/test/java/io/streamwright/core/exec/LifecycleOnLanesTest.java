package io.streamwright.core.exec;

/** Starts and stops on several lanes. */
class LifecycleOnLanesTest extends LifecycleTest {
    @Override
    int lanes() {
        return 3;
    }
}
