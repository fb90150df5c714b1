package io.streamwright.processor.model;

import java.util.List;
import java.util.Optional;

/**
 * A parameter of a handler or step.
 *
 * @param name its name, or {@code arg0} and so on where the class file does not tell
 * @param hasRealName false if the class file does not tell the name
 * @param named what {@code @Named} says
 * @param type where the role {@link ParamRole#isByType is by type} unsupported, but with its type name
 * @param role what it receives
 * @param roleAnnotations the simple names of all annotations that bind it; at most one in a resolved job
 * @param outElement the type argument of an {@code Out}, boxed
 * @param keyedBy how this event names its key, where that differs from the class
 */
public record ParamModel(
        String name,
        boolean hasRealName,
        Optional<Text> named,
        TypeModel type,
        ParamRole role,
        List<String> roleAnnotations,
        Optional<TypeModel> outElement,
        Optional<KeyModel> keyedBy,
        Place place) {
    public ParamModel {
        roleAnnotations = List.copyOf(roleAnnotations);
    }

    /** The name under which it binds to a timer, key component, counter or histogram. */
    public String bindingName() {
        return named.map(Text::value).orElse(name);
    }

    /** Whether {@link #bindingName()} is what the user wrote. */
    public boolean isNameKnown() {
        return hasRealName || named.isPresent();
    }
}
