package io.streamwright.core.api;

import org.jspecify.annotations.Nullable;

/**
 * An option that a connector or format understands.
 *
 * @param name as it stands in {@code --stream.name=value} or {@code ?name=value}: {@code a-z}, {@code 0-9}, {@code -}, {@code .};
 *     one that ends with {@code .*} is open: any name with that beginning is passed on, and the connector checks it
 * @param description one line for help
 * @param defaultValue what holds where it is not given, for help; null if there is none
 */
public record ConnectorOption(
        String name, String description, @Nullable String defaultValue) {

    /** Whether it stands for all names with a beginning: {@code kafka.*}. */
    public boolean open() {
        return name.endsWith(".*");
    }

    /** What the names of an open option begin with: {@code kafka.}. */
    public String prefix() {
        return name.substring(0, name.length() - 1);
    }
}
