package io.streamwright.testkit.random;

import io.streamwright.core.api.CompiledJob;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The classes of a drawn job, found by reflection. */
final class LoadedJob {
    private final DrawnJob drawn;
    private final ClassLoader loader;
    private final Map<Class<?>, Map<String, Method>> methods = new HashMap<>();
    private final Map<String, Class<?>> classes = new HashMap<>();
    private final Map<Class<?>, Constructor<?>> constructors = new HashMap<>();

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

    /** What a method of the job tells of an event. */
    long told(String method, Object event, long time) {
        Class<?> job = steps().getClass().getInterfaces()[0];
        return (Long) invoke(method(job, method), null, event, time);
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
        return classes.computeIfAbsent(binaryName, name -> {
            try {
                return loader.loadClass(name);
            } catch (ClassNotFoundException e) {
                throw new AssertionError(e);
            }
        });
    }

    private Object newInstance(Class<?> type) {
        try {
            Constructor<?> constructor = constructors.get(type);
            if (constructor == null) {
                constructor = type.getDeclaredConstructor();
                constructor.setAccessible(true);
                constructors.put(type, constructor);
            }
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot make a " + type, e);
        }
    }

    /** The only method of this name. */
    Method method(Class<?> type, String name) {
        Method method = methodsOf(type).get(name);
        if (method == null) {
            throw new AssertionError("no " + name + " in " + type);
        }
        return method;
    }

    boolean hasMethod(Class<?> type, String name) {
        return methodsOf(type).containsKey(name);
    }

    private Map<String, Method> methodsOf(Class<?> type) {
        return methods.computeIfAbsent(type, LoadedJob::accessible);
    }

    private static Map<String, Method> accessible(Class<?> type) {
        Map<String, Method> byName = new HashMap<>();
        for (Method method : type.getDeclaredMethods()) {
            if (!method.isBridge()) {
                // of classes of the JDK not all are
                method.trySetAccessible();
                byName.put(method.getName(), method);
            }
        }
        return byName;
    }

    /** What the method returns; what it throws comes out as it is. */
    @SuppressWarnings("TypeParameterUnusedInFormals")
    static @Nullable Object invoke(Method method, @Nullable Object on, @Nullable Object... args) {
        try {
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
