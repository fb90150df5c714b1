package io.streamwright.kafka;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.api.JobRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cluster that is named wrongly is so at once, with what to write instead; no broker is needed for that. */
class WrongClusterTest {
    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:", "localhost:9092,", "localhost 9092", ":9092", "a:9092,b"})
    void bootstrapThatIsNoHostAndPort_isRefused(String bootstrap) {
        assertThatThrownBy(() -> start("bootstrap", bootstrap))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(
                        "The option bootstrap of kafka:views must be host:port, or several joined by commas,"
                                + " but is \"" + bootstrap + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nohost.invalid:9092", "SSL://nohost.invalid:9092"})
    void hostThatNobodyKnows_isNamedAsSuch(String bootstrap) {
        assertThatThrownBy(() -> start("bootstrap", bootstrap))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("no name server knows the host that the option bootstrap names");
    }

    @Test
    void signingInWithoutSayingAsWhom_namesTheOptions() {
        assertThatThrownBy(() -> start("kafka.security.protocol", "SASL_PLAINTEXT"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("kafka.sasl.mechanism and kafka.sasl.jaas.config");
    }

    private static void start(String option, String value) throws InterruptedException {
        JobRunner.of(new CountsJob())
                .connector(new Collected())
                .set("views", "kafka:views")
                .set("views.bootstrap", "localhost:1")
                .set("views." + option, value)
                .run();
    }
}
