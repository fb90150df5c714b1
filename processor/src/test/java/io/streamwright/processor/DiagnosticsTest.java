package io.streamwright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import io.streamwright.processor.diagnose.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every diagnostic, at its line. The fixtures in {@code bad/} mark each line that is to be reported with {@code // expect:}, the
 * codes, and optionally a part of the message; there must be no other errors.
 */
class DiagnosticsTest {
    private static final Pattern EXPECT =
            Pattern.compile("// expect: ((?:SW\\d{4}|javac)(?:, (?:SW\\d{4}|javac))*) ?(.*)$");
    private static final Pattern CODE = Pattern.compile("^(SW\\d{4}): ");

    /** Reports of our own bugs have no fixture. */
    private static final Set<Problem> WITHOUT_FIXTURE = EnumSet.of(Problem.INTERNAL);

    @TempDir
    Path work;

    static List<Path> fixtures() {
        return Fixtures.all("bad");
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void mistake_thenReportedAtItsLine(Path fixture) throws IOException {
        Compilation compilation = Fixtures.compile(fixture, work, List.of());

        List<String> found = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> error : compilation.errors()) {
            found.add(place(error) + " " + code(error.getMessage(Locale.ROOT)));
        }
        List<Expected> expected = expected(fixture);
        assertThat(found)
                .as(() -> compilation.errors().stream()
                        .map(error -> place(error) + " " + error.getMessage(Locale.ROOT))
                        .collect(Collectors.joining("\n")))
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().map(e -> e.place + " " + e.code).toList());
        for (Expected one : expected) {
            assertThat(compilation.errors())
                    .anyMatch(error -> place(error).equals(one.place)
                            && error.getMessage(Locale.ROOT).contains(one.text));
        }
    }

    @Test
    void everyProblem_thenHasFixture() {
        Set<String> covered = new TreeSet<>();
        fixtures()
                .forEach(fixture -> covered.add(fixture.getFileName().toString().substring(0, 6)));
        Set<String> codes = new TreeSet<>();
        for (Problem problem : Problem.values()) {
            if (!WITHOUT_FIXTURE.contains(problem)) {
                codes.add(problem.code());
            }
        }
        assertThat(covered).isEqualTo(codes);
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void fixture_thenShowsWhatItIsNamedAfter(Path fixture) throws IOException {
        String code = fixture.getFileName().toString().substring(0, 6);
        assertThat(expected(fixture)).extracting(Expected::code).contains(code);
    }

    private static String place(Diagnostic<? extends JavaFileObject> error) {
        JavaFileObject source = error.getSource();
        if (source == null) {
            return "nowhere";
        }
        String path = source.getName();
        return path.substring(path.lastIndexOf('/') + 1) + ":" + error.getLineNumber();
    }

    private static String code(String message) {
        Matcher matcher = CODE.matcher(message);
        return matcher.find() ? matcher.group(1) : "javac";
    }

    private static List<Expected> expected(Path fixture) throws IOException {
        List<Expected> expected = new ArrayList<>();
        for (Path source : Fixtures.sources(fixture)) {
            List<String> lines = Files.readAllLines(source);
            for (int i = 0; i < lines.size(); i++) {
                Matcher matcher = EXPECT.matcher(lines.get(i));
                if (matcher.find()) {
                    for (String code : matcher.group(1).split(", ")) {
                        expected.add(new Expected(source.getFileName() + ":" + (i + 1), code, matcher.group(2)));
                    }
                }
            }
        }
        return expected;
    }

    private record Expected(String place, String code, String text) {}
}
