package io.streamwright.kafka;

import io.streamwright.core.api.StreamAddress;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.security.auth.spi.LoginModule;
import javax.security.sasl.SaslClientFactory;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.apache.kafka.common.metrics.MetricsReporter;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.auth.Login;
import org.apache.kafka.common.security.auth.SecurityProviderCreator;
import org.apache.kafka.common.security.auth.SslEngineFactory;
import org.apache.kafka.common.security.oauthbearer.JwtRetriever;
import org.apache.kafka.common.security.oauthbearer.JwtValidator;

/**
 * What the Kafka client and its compression libraries look up by name, taken from their jars: so that a newer client with
 * more of it is noticed.
 */
final class NativeReflection {
    /** What properties of a client may name a class of. */
    private static final List<Class<?>> PLUG_INS = List.of(
            Partitioner.class,
            ProducerInterceptor.class,
            ConsumerInterceptor.class,
            ConsumerPartitionAssignor.class,
            MetricsReporter.class,
            ConfigProvider.class,
            AuthenticateCallbackHandler.class,
            Login.class,
            LoginModule.class,
            SaslClientFactory.class,
            SecurityProviderCreator.class,
            SslEngineFactory.class,
            JwtRetriever.class,
            JwtValidator.class);

    /** Found by their names in LZ4Factory and XXHashFactory, each in its native and its Java form. */
    private static final Pattern LZ4 = Pattern.compile("net\\.jpountz\\.(lz4\\.LZ4(HC)?"
            + "(JNI|JavaSafe|JavaUnsafe)(Compressor|FastDecompressor|SafeDecompressor)"
            + "|xxhash\\.(Streaming)?XXHash(32|64)(JNI|JavaSafe|JavaUnsafe)(\\$Factory)?)");

    /** What the native code of zstd writes into its objects. */
    private static final Set<String> ZSTD_FIELDS = Set.of("srcPos", "dstPos", "nativePtr", "consumed", "produced");

    private static final List<String> JDK_LOGIN_MODULES = List.of(
            "com.sun.jmx.remote.security.FileLoginModule",
            "com.sun.security.auth.module.JndiLoginModule",
            "com.sun.security.auth.module.KeyStoreLoginModule",
            "com.sun.security.auth.module.Krb5LoginModule",
            "com.sun.security.auth.module.LdapLoginModule",
            "com.sun.security.auth.module.NTLoginModule",
            "com.sun.security.auth.module.UnixLoginModule");

    /** By name, in the order of names: what is said of each class, as JSON. */
    private final Map<String, List<String>> classes = new TreeMap<>();

    private NativeReflection() {}

    /** The content of {@code reflect-config.json}. */
    static String reflection() throws IOException {
        NativeReflection found = new NativeReflection();
        found.addPlugIns();
        found.addSerializers();
        found.addAppInfo();
        found.addSubjects();
        found.addLoginModules();
        for (Class<?> lz4 : classes("net/jpountz/", LZ4.asMatchPredicate())) {
            if (Arrays.stream(lz4.getDeclaredFields())
                    .noneMatch(field -> field.getName().equals("INSTANCE"))) {
                continue;
            }
            found.say(lz4.getName(), "\"fields\": [{ \"name\": \"INSTANCE\" }]");
            if (lz4.getSimpleName().startsWith("LZ4HC")) {
                found.say(lz4.getName(), method("<init>", "int"));
            }
        }
        return found.json();
    }

    /** The content of {@code jni-config.json}. */
    static String nativeCode() throws IOException {
        NativeReflection found = new NativeReflection();
        found.say("java.lang.OutOfMemoryError");
        found.say("java.lang.IllegalArgumentException");
        found.say("java.lang.IllegalStateException");
        found.say("org.xerial.snappy.SnappyNative", method("throw_error", "int"));
        for (Class<?> zstd : classes("com/github/luben/zstd/", name -> true)) {
            List<String> written = Arrays.stream(zstd.getDeclaredFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()))
                    .map(Field::getName)
                    .filter(ZSTD_FIELDS::contains)
                    .sorted()
                    .toList();
            if (!written.isEmpty()) {
                found.say(
                        zstd.getName(),
                        "\"fields\": ["
                                + written.stream()
                                        .map(name -> "{ \"name\": \"" + name + "\" }")
                                        .collect(Collectors.joining(", "))
                                + "]");
            }
        }
        return found.json();
    }

    /** Clients make these with a constructor without parameters. */
    private void addPlugIns() throws IOException {
        Set<Class<?>> found = new TreeSet<>((one, other) -> one.getName().compareTo(other.getName()));
        for (Class<?> each : classes("org/apache/kafka/", name -> !name.contains(".shaded."))) {
            // those of the broker are of no use here
            boolean client = !each.getName().matches(".*(Server|ValidatorCallback|BrokerJwt).*");
            if (client && PLUG_INS.stream().anyMatch(plugIn -> plugIn.isAssignableFrom(each))) {
                found.add(each);
            }
        }
        for (ConfigDef definition :
                List.of(ProducerConfig.configDef(), ConsumerConfig.configDef(), AdminClientConfig.configDef())) {
            definition.configKeys().values().forEach(key -> found.addAll(defaults(key)));
        }
        for (Class<?> each : found) {
            if (hasConstructor(each)) {
                say(each.getName(), method("<init>"));
            }
        }
    }

    private static Collection<Class<?>> defaults(ConfigDef.ConfigKey key) {
        Object value = key.defaultValue;
        List<?> values = value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
        List<Class<?>> classes = new ArrayList<>();
        for (Object each : values) {
            if (each instanceof Class<?> one) {
                classes.add(one);
            } else if (each instanceof String name && name.startsWith("org.apache.kafka.")) {
                classes.add(load(name));
            }
        }
        return classes;
    }

    /** Those that the connector asks for. */
    private void addSerializers() {
        StreamAddress address = StreamAddress.parse("kafka:topic?bootstrap=localhost:9092");
        Stream.of(
                        ClientProperties.ofSource(address, "in").consumer("group"),
                        ClientProperties.ofSource(address, "in").admin(),
                        ClientProperties.ofSink(address, "out").producer())
                .flatMap(properties -> properties.values().stream())
                .filter(Class.class::isInstance)
                .map(each -> ((Class<?>) each).getName())
                .distinct()
                .forEach(name -> say(name, method("<init>")));
    }

    /** A management bean, whose methods are read from its interface. */
    private void addAppInfo() {
        String name = "org.apache.kafka.common.utils.internals.AppInfoParser$AppInfo";
        load(name);
        say(name, "\"queryAllPublicMethods\": true", "\"queryAllPublicConstructors\": true");
        say(load(name + "MBean").getName(), "\"allPublicMethods\": true");
    }

    /** The client calls what the JDK at hand has of these, old or new. */
    private void addSubjects() {
        say(
                "java.security.AccessController",
                method("doPrivileged", "java.security.PrivilegedAction"),
                method("getContext"));
        say("java.security.AccessControlContext");
        say(
                "javax.security.auth.Subject",
                method("callAs", "javax.security.auth.Subject", "java.util.concurrent.Callable"),
                method("current"),
                method("doAs", "javax.security.auth.Subject", "java.security.PrivilegedExceptionAction"),
                method("getSubject", "java.security.AccessControlContext"));
    }

    /** The JDK goes through its own before it looks for the one that is named, and asks each for its methods. */
    private void addLoginModules() {
        // reads java.security.auth.login.config, also to say that there is none
        say("sun.security.provider.ConfigFile", method("<init>"));
        for (String name : JDK_LOGIN_MODULES) {
            say(name, "\"queryAllPublicMethods\": true", method("<init>"));
        }
    }

    private static String method(String name, String... parameters) {
        return "{ \"name\": \"" + name + "\", \"parameterTypes\": ["
                + Arrays.stream(parameters).map(each -> "\"" + each + "\"").collect(Collectors.joining(", ")) + "] }";
    }

    private void say(String className, String... what) {
        List<String> said = classes.computeIfAbsent(className, name -> new ArrayList<>());
        for (String each : what) {
            if (!said.contains(each)) {
                said.add(each);
            }
        }
    }

    private String json() {
        return classes.entrySet().stream()
                .map(each -> "  { \"name\": \"" + each.getKey() + "\"" + members(each.getValue()) + " }")
                .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }

    private static String members(List<String> said) {
        String methods = said.stream().filter(each -> each.startsWith("{")).collect(Collectors.joining(", "));
        String others = said.stream()
                .filter(each -> !each.startsWith("{"))
                .map(each -> ", " + each)
                .collect(Collectors.joining());
        return others + (methods.isEmpty() ? "" : ", \"methods\": [" + methods + "]");
    }

    private static boolean hasConstructor(Class<?> each) {
        if (each.isInterface() || Modifier.isAbstract(each.getModifiers())) {
            return false;
        }
        try {
            return Arrays.stream(each.getDeclaredConstructors())
                    .anyMatch(constructor ->
                            constructor.getParameterCount() == 0 && Modifier.isPublic(constructor.getModifiers()));
        } catch (NoClassDefFoundError e) {
            // needs a library that users add who want this one
            return true;
        }
    }

    /** The classes of all jars on the class path whose files lie below a folder and that can be loaded. */
    private static List<Class<?>> classes(String folder, Predicate<String> which) throws IOException {
        Set<String> names = new TreeSet<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (entry.endsWith(".jar")) {
                try (JarFile jar = new JarFile(Path.of(entry).toFile())) {
                    jar.stream()
                            .map(file -> file.getName())
                            .filter(name -> name.startsWith(folder) && name.endsWith(".class"))
                            .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
                            .filter(which)
                            .forEach(names::add);
                }
            }
        }
        List<Class<?>> loaded = new ArrayList<>();
        for (String name : names) {
            try {
                loaded.add(load(name));
            } catch (NoClassDefFoundError e) {
                // one of those for libraries that are not here
            }
        }
        return loaded;
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, NativeReflection.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
