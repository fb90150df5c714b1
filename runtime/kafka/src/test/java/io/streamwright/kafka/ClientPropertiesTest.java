package io.streamwright.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamwright.core.api.StreamAddress;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientPropertiesTest {
    private static StreamAddress address(String name, String value) {
        return StreamAddress.parse("kafka:views?bootstrap=localhost:9092").with(Map.of("kafka." + name, value));
    }

    @Test
    void anyProperty_thenPassedOn() {
        ClientProperties source = ClientProperties.ofSource(address("fetch.min.bytes", "7"), "views");
        assertThat(source.consumer("g"))
                .containsEntry("fetch.min.bytes", "7")
                .containsEntry("group.id", "g")
                .containsEntry("isolation.level", "read_committed");
        assertThat(source.admin()).doesNotContainKey("fetch.min.bytes");
        assertThat(ClientProperties.ofSource(address("security.protocol", "SSL"), "views")
                        .admin())
                .containsEntry("security.protocol", "SSL");
        assertThatCode(() -> ClientProperties.ofSource(address("com.example.plugin.setting", "x"), "views"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bootstrap.servers",
                "group.id",
                "enable.auto.commit",
                "auto.offset.reset",
                "key.deserializer",
                "value.serializer",
                "transactional.id",
                "enable.idempotence",
                "acks"
            })
    void whatTheConnectorControls_thenRefusedWithAReason(String name) {
        assertThatThrownBy(() -> ClientProperties.ofSink(address(name, "1"), "views"))
                .hasMessageContaining("kafka." + name)
                .hasMessageContaining("since the connector does: ");
    }

    @Test
    void misspeltOrOfTheOtherKind_thenAnError() {
        assertThatThrownBy(() -> ClientProperties.ofSource(address("secuirty.protocol", "SSL"), "views"))
                .hasMessageContaining("did you mean kafka.security.protocol?");
        assertThatThrownBy(() -> ClientProperties.ofSource(address("linger.ms", "5"), "views"))
                .hasMessageContaining("is a property of a Kafka producer, but this is a consumer");
    }

    @Test
    void secretNames_thenAllThatTheClientHidesAndMore() {
        ConsumerConfig.configDef().configKeys().forEach((name, key) -> {
            if (key.type == org.apache.kafka.common.config.ConfigDef.Type.PASSWORD) {
                assertThat(Secrets.isSecret(name)).as(name).isTrue();
            }
        });
        assertThat(Secrets.isSecret("my.plugin.api.token")).isTrue();
        assertThat(Secrets.isSecret("com.example.Secret")).isTrue();
        assertThat(Secrets.isSecret("fetch.min.bytes")).isFalse();
    }

    @Test
    void secretValues_thenHiddenWhereverTheyAreQuoted() {
        Secrets secrets = Secrets.of(Map.of(
                "sasl.jaas.config",
                "org.example.Module required username=\"bob\" password=\"tiger-12\" user_al='lion-34';",
                "ssl.key.password",
                "bear-56"));
        assertThat(secrets.clean("tried tiger-12, lion-34 and bear-56 for bob"))
                .isEqualTo("tried [hidden], [hidden] and [hidden] for bob");
        assertThat(secrets.isClean(new IllegalStateException("x", new RuntimeException("tiger-12"))))
                .isFalse();
        assertThat(new KafkaFailures(secrets).failure("reading", new IllegalStateException("no tiger-12")))
                .hasMessage("reading: no [hidden]")
                .hasNoCause();
    }
}
