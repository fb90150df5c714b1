package io.streamwright.processor.model;

import io.streamwright.Redistribution;

/** How lists of lanes are given to other lanes, where that is written. */
public record RedistributeModel(Redistribution value, Place place) {}
