package io.streamwright.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.infra.StateCase;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.runners.ForkedTestConfig;
import org.openjdk.jcstress.infra.runners.Runner;
import org.openjdk.jcstress.infra.runners.SpinLoopStyle;
import org.openjdk.jcstress.infra.runners.TestList;

/**
 * Runs each race for a moment; {@code run.sh} runs them for longer and in many ways. Not by jcstress' own main, which starts at
 * least one process for each race: that takes a minute and more, nearly all of it for starting.
 */
class RacesTest {
    private static final int RACE_MILLIS = 150;
    private static final int STRIDE = 64;
    private static final int STRIDES = 16;

    private static Collection<String> races() {
        return TestList.tests();
    }

    /** As in a forked process of jcstress, which is sent these settings. */
    @SuppressWarnings("EnumOrdinal") // it is what jcstress sends
    private static Runner<?> runner(TestInfo race) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream config = new DataOutputStream(bytes);
        config.writeInt(SpinLoopStyle.THREAD_YIELD.ordinal());
        config.writeInt(RACE_MILLIS);
        config.writeInt(1); // iterations
        config.writeUTF(race.generatedRunner());
        config.writeInt(STRIDE); // megabytes at most
        config.writeInt(STRIDE);
        config.writeInt(STRIDES);
        config.writeBoolean(false); // threads are not bound to processors
        return Class.forName(race.generatedRunner())
                .asSubclass(Runner.class)
                .getConstructor(ForkedTestConfig.class)
                .newInstance(new ForkedTestConfig(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))));
    }

    /** As jcstress finds the case of an outcome: one that is just the same, one whose pattern fits, the one for all others. */
    private static StateCase caseOf(TestInfo race, String outcome) {
        Predicate<StateCase> exactly = each -> each.matchesExactly(outcome);
        Predicate<StateCase> byPattern = each -> each.matches(outcome);
        return Stream.of(exactly, byPattern)
                .flatMap(match -> race.cases().stream().filter(match))
                .findFirst()
                .orElse(race.unmatched());
    }

    @ParameterizedTest
    @MethodSource("races")
    @Timeout(120)
    void race_showsNothingForbidden(String name) throws Exception {
        TestInfo race = TestList.getInfo(name);
        TestResult result = runner(race).run();
        assertThat(result.status()).as("%s", result.getMessages()).isEqualTo(Status.NORMAL);
        assertThat(result.getStateKeys()).isNotEmpty().allSatisfy(outcome -> {
            StateCase found = caseOf(race, outcome);
            assertThat(found.expect())
                    .as("%s, %d times: %s", outcome, result.getCount(outcome), found.description())
                    .isEqualTo(Expect.ACCEPTABLE);
        });
    }

    @ParameterizedTest
    @MethodSource("races")
    void forbiddenOutcomes_areNamed(String name) {
        TestInfo race = TestList.getInfo(name);
        List<StateCase> cases = new ArrayList<>(race.cases());
        cases.add(race.unmatched());
        assertThat(cases)
                .allSatisfy(each -> assertThat(each.description()).isNotBlank())
                .anySatisfy(each -> assertThat(each.expect()).isEqualTo(Expect.FORBIDDEN));
    }

    /** The list is made by jcstress' processor: without it nothing would run and nothing fail. */
    @Test
    void list_isComplete() throws Exception {
        Path classes = Path.of(Objects.requireNonNull(RacesTest.class.getResource("/META-INF/TestList"))
                        .toURI())
                .getParent()
                .getParent();
        List<String> marked = new ArrayList<>();
        for (String name : classNames(classes)) {
            if (Class.forName(name).isAnnotationPresent(JCStressTest.class)) {
                marked.add(name.replace('$', '.'));
            }
        }
        assertThat(races()).hasSizeGreaterThan(30).containsExactlyInAnyOrderElementsOf(marked);
    }

    private static List<String> classNames(Path classes) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(file -> file.getFileName().toString().matches("\\w+Stress\\$\\w+\\.class"))
                    .map(file -> classes.relativize(file).toString())
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replace(File.separatorChar, '.'))
                    .toList();
        }
    }
}
