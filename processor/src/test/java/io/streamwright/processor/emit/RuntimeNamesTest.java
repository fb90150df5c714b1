package io.streamwright.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.palantir.javapoet.ClassName;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What generated code names is there. */
class RuntimeNamesTest {

    @Test
    void everyRuntimeName_isAClassOfTheRuntime() throws IllegalAccessException {
        List<ClassName> names = new ArrayList<>();
        for (Field field : RuntimeNames.class.getDeclaredFields()) {
            if (field.getType() == ClassName.class) {
                names.add((ClassName) field.get(null));
            }
        }
        // the command line is the one thing that may be absent
        names.remove(RuntimeNames.JOB_MAIN);

        assertThat(names).hasSizeGreaterThan(30);
        for (ClassName name : names) {
            assertThatCode(() -> Class.forName(name.reflectionName()))
                    .as(name.toString())
                    .doesNotThrowAnyException();
        }
    }
}
