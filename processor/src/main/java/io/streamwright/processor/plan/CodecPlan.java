package io.streamwright.processor.plan;

import com.palantir.javapoet.ClassName;
import io.streamwright.processor.model.NamedType;

/**
 * The class that reads and writes one of the user's types in one job.
 *
 * @param generated its name
 * @param schema the layout in words
 */
public record CodecPlan(NamedType type, ClassName generated, String schema, boolean immutable) {}
