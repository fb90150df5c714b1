/**
 * Shows running jobs by HTTP: {@link io.streamwright.metrics.MetricsMonitor} is found by the engine, {@code HttpLoop} talks to
 * clients, {@code MetricsEndpoint} decides who is answered what, {@code MetricsPage} and {@code HealthPage} write it.
 */
@NullMarked
package io.streamwright.metrics;

import org.jspecify.annotations.NullMarked;
