package io.streamwright.core.graph;

import io.streamwright.core.operator.ConfigType;
import java.util.List;

/**
 * A setting of the job's own.
 *
 * @param name as in {@code --name=value}
 * @param type how it is read
 * @param required whether the job does not start without it
 * @param description one line, may be empty
 * @param operators the simple names of the operators that ask for it
 */
public record SettingNode(
        String name, ConfigType<?> type, boolean required, String description, List<String> operators) {

    /** Copies the operators. */
    public SettingNode {
        operators = List.copyOf(operators);
    }
}
