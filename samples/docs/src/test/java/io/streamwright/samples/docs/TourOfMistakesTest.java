package io.streamwright.samples.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamwright.samples.docs.UserCompiler.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do wrong on their first day, and what they are told: each time one message, with the place and the remedy. */
class TourOfMistakesTest {
    private static final String QUAKES = "io.streamwright.samples.quakes.QuakesJob";
    private static final Path CATALOGUE = MarkdownPage.ROOT.resolve("samples/quakes/data/earthquakes.csv");

    @TempDir
    Path folder;

    // ------------------------------------------------------------------------------------ when the job is compiled

    @Test
    void aKeyThatTheEventDoesNotHave_isNamedWithTheOneThatWasMeant() {
        Message message = compile("""
                package page;
                import io.streamwright.*;
                import java.time.Instant;

                @StreamJob("mistake")
                interface Mistake {
                    record View(String page, @EventTime Instant at) {}

                    @KeyedBy("pge")
                    class Count {
                        @State long views;
                        @OnEvent long add(View view) { return ++views; }
                    }

                    @Source("file:views.jsonl") StreamOf<View> views();
                    @Apply(Count.class) @Sink("stdout:") StreamOf<Long> counts();
                }
                """);

        assertThat(message.line()).isEqualTo(9);
        assertThat(message.text())
                .contains("SW0502: ", "View has no", "`pge`", "Did you mean `page`?", "diagnostics.md#sw0502");
    }

    @Test
    void aWindowOverEventsWithoutTime_saysWhichEventsAndHowTheyGetOne() {
        Message message = compile("""
                package page;
                import io.streamwright.*;

                @StreamJob("mistake")
                interface Mistake {
                    record View(String page) {}

                    @KeyedBy("page")
                    @Window(size = "1m")
                    class Count {
                        @State long views;
                        @OnEvent void add(View view) { views++; }
                        @OnClose Long close() { return views; }
                    }

                    @Source("file:views.jsonl") StreamOf<View> views();
                    @Apply(Count.class) @Sink("stdout:") StreamOf<Long> counts();
                }
                """);

        assertThat(message.line()).isEqualTo(17);
        assertThat(message.text())
                .contains("SW0404: ", "`views` have no time", "Mark a component of Mistake.View with @EventTime");
    }

    private Message compile(String source) {
        List<Message> messages = new UserCompiler(folder.resolve("classes")).compile(Map.of("Mistake.java", source));
        assertThat(messages).hasSize(1);
        assertThat(messages.get(0).kind()).isEqualTo(Diagnostic.Kind.ERROR);
        return messages.get(0);
    }

    // ------------------------------------------------------------------------------------------ when it is started

    @Test
    void aLineThatCannotBeRead_isNamedWithItsPlace() throws Exception {
        Path broken = folder.resolve("broken.csv");
        Files.writeString(broken, """
                time_ms,id,magnitude,type,depth_km,place
                1517363399650,a,1.5,earthquake,3.2,"Amboy, Washington"
                1517363399651,b,1.5,earthquake,deep,"Amboy, Washington"
                """);

        String message = fails(1, "--quakes=file:" + broken);

        assertThat(message)
                .contains("broken.csv, line 3, column 32", "depth_km", "expected a number, found \"deep\"")
                .contains("@OnError");
    }

    @Test
    void aConnectorThatIsNotThere_isNamedWithThoseThatAre() throws Exception {
        String message = fails(2, "--quakes=pulsar:quakes");

        assertThat(message).contains("pulsar", "file", "quakes");
    }

    @Test
    void aSettingThatIsMisspelt_isNamedWithTheOneThatWasMeant() throws Exception {
        String message = fails(2, "--quakes=file:" + CATALOGUE, "--quite=1h");

        assertThat(message).contains("quite", "quiet");
    }

    @Test
    void aStateDirectoryThatCannotBeWritten_isNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "in its place");

        String message = failsWithAny("--quakes=file:" + CATALOGUE, "--state-dir=" + file.resolve("state"));

        assertThat(message).contains("state directory", file.toString());
    }

    @Test
    void aDamagedSnapshot_isFoundAndTheWaysOutAreNamed() throws Exception {
        Path state = folder.resolve("state");
        try (JobProcess whole = quakes("--quakes=file:" + CATALOGUE, "--state-dir=" + state)) {
            assertThat(whole.await()).as(whole.err()).isZero();
        }
        flipOneByteOfTheNewest(state.resolve("snapshots"));

        String message = fails(1, "--quakes=file:" + CATALOGUE, "--state-dir=" + state);

        assertThat(message).contains("damaged", "checksum", "--allow-duplicates", "backup");
    }

    @Test
    void aSecondInstance_isToldWhoTheFirstIs() throws Exception {
        Path state = folder.resolve("state");
        try (JobProcess first = quakes("--quakes=file:" + CATALOGUE + "?follow=true", "--state-dir=" + state)) {
            await().until(() -> Files.exists(state.resolve("snapshots")));

            String message = failsWithAny("--quakes=file:" + CATALOGUE, "--state-dir=" + state);

            assertThat(message).contains("in use by process " + first.pid(), "a directory of its own");
        }
    }

    private JobProcess quakes(String... arguments) {
        Stream<String> quiet = Stream.of("--daily=discard:", "--rolling=discard:");
        return JobProcess.start(
                folder, QUAKES, Stream.concat(quiet, Stream.of(arguments)).toArray(String[]::new));
    }

    private String failsWithAny(String... arguments) throws InterruptedException {
        try (JobProcess job = quakes(arguments)) {
            assertThat(job.await()).as(job.err()).isIn(1, 2);
            return oneMessage(job);
        }
    }

    private String fails(int exitCode, String... arguments) throws InterruptedException {
        try (JobProcess job = quakes(arguments)) {
            assertThat(job.await()).as(job.err()).isEqualTo(exitCode);
            return oneMessage(job);
        }
    }

    /** No stack trace, nothing twice, and short enough to be read. */
    private static String oneMessage(JobProcess job) {
        String err = job.err();
        assertThat(err).doesNotContain("\tat ", "Exception");
        assertThat(err.lines().filter(line -> line.contains("error:"))).hasSize(1);
        assertThat(err.lines().count()).isLessThanOrEqualTo(10);
        return err;
    }

    private static void flipOneByteOfTheNewest(Path snapshots) throws IOException {
        try (Stream<Path> all = Files.walk(snapshots)) {
            Path segment = all.filter(path -> path.getFileName().toString().startsWith("segment-"))
                    .max(Path::compareTo)
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(segment);
            bytes[bytes.length / 2] ^= 1;
            Files.write(segment, bytes);
        }
    }
}
