package io.streamwright.processor.model;

import io.streamwright.TimeDomain;

/**
 * A timer, as its handler declares it.
 *
 * @param name unique within a resolved operator
 * @param domain the time that makes it fire
 */
public record TimerModel(String name, TimeDomain domain, Place place) {}
