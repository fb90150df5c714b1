package io.streamwright.core.operator;

import io.streamwright.core.api.ConfigurationException;
import org.jspecify.annotations.Nullable;

/** The settings of a job, for {@code @Config} fields. */
@FunctionalInterface
public interface ConfigValues {

    /** The text given for a setting, or null if none was. */
    @Nullable String text(String name);

    /**
     * The value of a setting.
     *
     * @param initial what holds where none was given: the initial value of the field
     * @throws ConfigurationException if the text is not of that type
     */
    default <T> @Nullable T value(String name, ConfigType<T> type, @Nullable T initial) {
        String text = text(name);
        if (text == null) {
            return initial;
        }
        try {
            return type.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "the setting " + name + " is \"" + text + "\": expected " + type.expected(), e);
        }
    }
}
