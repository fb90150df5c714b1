package io.streamwright.samples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.samples.docs.MarkdownPage.Block;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Does what the tutorial on Kafka says, with the broker that it names, at a port that is free, and with more patience for it on a
 * machine that is busy.
 */
@Timeout(420)
@Proves(page = "docs/tutorials/kafka.md")
class KafkaTutorialTest {
    private static final MarkdownPage PAGE = MarkdownPage.read("docs/tutorials/kafka.md");
    private static final String BROKER = "java -jar runtime/kafka-broker/target/kafka-broker.jar ";

    @TempDir
    Path folder;

    @Test
    void theTutorial_goesAsItSays() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Block command = PAGE.blocks("sh").get(0);
        assertThat(command.text()).startsWith(BROKER);
        String[] topics = command.text().substring(BROKER.length()).strip().split(" ");

        try (LocalBrokerProcess broker = LocalBrokerProcess.start(folder, port, topics)) {
            assertThat(broker.said()).contains("Kafka is at localhost:" + port);
            new TutorialRun(
                            PAGE,
                            UserMachine.in(folder.resolve("machine")).withMaven(),
                            folder.resolve("project"),
                            Set.of(BROKER))
                    .changing("?bootstrap=localhost:9092", "?bootstrap=localhost:" + port + "&timeout=60s")
                    .changing(
                            "--lines.sink.bootstrap=localhost:9092",
                            "--lines.sink.bootstrap=localhost:" + port + " --lines.sink.timeout=60s")
                    .changing("sleep 0.02", "sleep 0.005")
                    .changing("sleep 4", "sleep 2")
                    .run();
        }
    }
}
