package io.streamwright.core.api;

import org.jspecify.annotations.Nullable;

/**
 * An option that a connector or format understands.
 *
 * @param name as it stands in {@code --stream.name=value} or {@code ?name=value}: {@code a-z}, {@code 0-9}, {@code -}, {@code .}
 * @param description one line for help
 * @param defaultValue what holds where it is not given, for help; null if there is none
 */
public record ConnectorOption(
        String name, String description, @Nullable String defaultValue) {}
