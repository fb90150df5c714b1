package io.streamwright.samples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The tests that the page on tests shows pass. */
class DocumentedTestsTest {
    @TempDir
    Path folder;

    @TestFactory
    List<DynamicTest> testsOfThePage_pass() throws Exception {
        Map<String, String> sources = new LinkedHashMap<>();
        MarkdownPage.read("docs/how-to/test-a-job.md").blocks("java").stream()
                .filter(block -> !block.isFragment())
                .forEach(block -> sources.putAll(JavaSnippets.typesOf(block)));
        assertThat(new UserCompiler(folder).compile(sources)).isEmpty();

        List<DynamicTest> tests = new ArrayList<>();
        URL[] classes = {folder.toUri().toURL()};
        for (String type : sources.keySet()) {
            if (type.endsWith("Test")) {
                tests.add(DynamicTest.dynamicTest(type, () -> runAll(classes, "page." + type)));
            }
        }
        assertThat(tests).hasSize(5);
        return tests;
    }

    private void runAll(URL[] classes, String name) throws Exception {
        try (URLClassLoader loader = new URLClassLoader(classes, getClass().getClassLoader())) {
            Class<?> type = loader.loadClass(name);
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            int run = 0;
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Test.class)) {
                    method.setAccessible(true);
                    run(method, constructor.newInstance());
                    run++;
                }
            }
            assertThat(run).isPositive();
        }
    }

    private static void run(Method method, Object test) throws Exception {
        try {
            method.invoke(test);
        } catch (InvocationTargetException e) {
            throw new AssertionError(
                    method + " fails: " + e.getTargetException().getMessage(), e.getTargetException());
        }
    }
}
