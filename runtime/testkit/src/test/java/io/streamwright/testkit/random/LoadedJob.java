package io.streamwright.testkit.random;

import io.streamwright.core.api.CompiledJob;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The classes of a drawn job, found by reflection. */
final class LoadedJob {
    private final DrawnJob drawn;
    private final ClassLoader loader;
    private final Map<String, Method> methods = new HashMap<>();

    LoadedJob(DrawnJob drawn, ClassLoader loader) {
        this.drawn = drawn;
        this.loader = loader;
    }

    DrawnJob drawn() {
        return drawn;
    }

    /** What the processor has generated. */
    CompiledJob compiled() {
        return (CompiledJob) newInstance(load(drawn.packageName() + "." + drawn.name() + "Job"));
    }

    /** A new instance of an operator, as of a new key. */
    Object newOperator(String className) {
        return newInstance(load(drawn.binaryName(className)));
    }

    /** Something whose default methods are the steps of the job. */
    Object steps() {
        return newInstance(load(drawn.binaryName("Steps")));
    }

    /** An event of a drawn type: by the maker of its class, or of {@link Make} for types that are not the job's. */
    Object event(DrawnJob.EventType type, long seed, String text, long millis) {
        if (!type.maker().contains(".make(")) {
            String maker = type.maker();
            if (maker.startsWith("Make.oneOf(")) {
                return Make.oneOf(load(drawn.binaryName(type.name())).getEnumConstants(), seed);
            }
            String method = maker.substring("Make.".length(), maker.indexOf('('));
            return invoke(method(Make.class, method), null, seed);
        }
        return invoke(method(load(drawn.binaryName(type.name())), "make"), null, seed, text, millis);
    }

    // ------------------------------------------------------------------------------------------------- reflection

    private Class<?> load(String binaryName) {
        try {
            return loader.loadClass(binaryName);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Object newInstance(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot make a " + type, e);
        }
    }

    /** The only method of this name. */
    Method method(Class<?> type, String name) {
        return methods.computeIfAbsent(
                type.getName() + "." + name,
                key -> Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> method.getName().equals(name) && !method.isBridge())
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no " + key)));
    }

    boolean hasMethod(Class<?> type, String name) {
        return Arrays.stream(type.getDeclaredMethods())
                .anyMatch(method -> method.getName().equals(name));
    }

    /** What the method returns; what it throws comes out as it is. */
    @SuppressWarnings("TypeParameterUnusedInFormals")
    static @Nullable Object invoke(Method method, @Nullable Object on, @Nullable Object... args) {
        try {
            method.setAccessible(true);
            return method.invoke(on, args);
        } catch (InvocationTargetException e) {
            throw new UserFailure(e.getCause());
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new AssertionError("cannot call " + method, e);
        }
    }

    /** An exception of user code. */
    static final class UserFailure extends RuntimeException {
        UserFailure(Throwable cause) {
            super(cause);
        }
    }
}
