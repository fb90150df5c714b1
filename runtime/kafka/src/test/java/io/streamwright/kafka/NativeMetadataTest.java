package io.streamwright.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The files that tell a native executable what the Kafka client finds by name. After a change of versions write them anew with
 * {@code -Dstreamwright.golden.write=true} and read the difference.
 */
class NativeMetadataTest {
    private static final String FOLDER = "META-INF/native-image/io.streamwright/streamwright-kafka/";

    @Test
    void reflection_isWhatTheClientLooksUp() throws Exception {
        assertIsWritten("reflect-config.json", NativeReflection.reflection());
    }

    @Test
    void nativeCode_findsWhatItLooksUp() throws Exception {
        assertIsWritten("jni-config.json", NativeReflection.nativeCode());
    }

    /** The libraries for the platforms that executables are built for, and the version of the client. */
    @Test
    void resources_holdTheLibrariesOfCompression() throws Exception {
        String config = written("resource-config.json");
        List<Pattern> patterns = Pattern.compile("\"pattern\": \"([^\"]*)\"")
                .matcher(config)
                .results()
                .map(match -> Pattern.compile(match.group(1).replace("\\\\", "\\")))
                .toList();
        ClassLoader loader = getClass().getClassLoader();
        String zstd = com.github.luben.zstd.util.ZstdVersion.VERSION;
        Stream.of(
                        "linux/amd64/libzstd-jni-" + zstd + ".so",
                        "linux/aarch64/libzstd-jni-" + zstd + ".so",
                        "darwin/aarch64/libzstd-jni-" + zstd + ".dylib",
                        "win/amd64/libzstd-jni-" + zstd + ".dll",
                        "net/jpountz/util/linux/amd64/liblz4-java.so",
                        "net/jpountz/util/linux/aarch64/liblz4-java.so",
                        "net/jpountz/util/darwin/aarch64/liblz4-java.dylib",
                        "net/jpountz/util/windows/amd64/liblz4-java.dll",
                        "org/xerial/snappy/VERSION",
                        "kafka/kafka-version.properties")
                .forEach(name -> {
                    assertThat(loader.getResource(name)).as(name).isNotNull();
                    assertThat(patterns)
                            .as("for " + name)
                            .anyMatch(pattern -> pattern.matcher(name).matches());
                });
        // brings the rest itself
        assertThat(loader.getResource("META-INF/native-image/org.xerial.snappy/snappy-java/resource-config.json"))
                .isNotNull();
    }

    private static void assertIsWritten(String file, String content) throws Exception {
        if (Boolean.getBoolean("streamwright.golden.write")) {
            Files.writeString(
                    Files.createDirectories(Path.of("src/main/resources", FOLDER))
                            .resolve(file),
                    content);
        } else {
            assertThat(written(file)).isEqualTo(content);
        }
    }

    private static String written(String file) throws Exception {
        try (InputStream in = NativeMetadataTest.class.getClassLoader().getResourceAsStream(FOLDER + file)) {
            assertThat(in).as(file).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
