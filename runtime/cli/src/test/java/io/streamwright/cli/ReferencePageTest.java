package io.streamwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.core.api.EngineSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of the documentation tells what there is. */
class ReferencePageTest {
    private static final Path PAGE = Path.of("../../docs/reference/command-line.md");

    @Test
    void everySettingOfTheEngine_hasItsRow() throws IOException {
        List<String> lines = Files.readAllLines(PAGE);

        for (EngineSetting setting : EngineSetting.values()) {
            String also = setting.aliases().isEmpty() ? " " : " `" + String.join("`, `", setting.aliases()) + "` ";
            String row = "| `" + setting.key() + "` |" + also + "|";
            assertThat(lines).as(setting.key()).anyMatch(line -> line.startsWith(row));
            if (setting.defaultValue() != null) {
                assertThat(lines).anyMatch(line -> line.startsWith(row + " `" + setting.defaultValue() + "` |"));
            }
        }
    }

    @Test
    void everyOptionOfTheCommandLine_isNamed() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(new CommandLineParser(Graphs.SHOP)
                        .options().own().stream().flatMap(option -> option.names().stream()))
                .allSatisfy(name -> assertThat(page).contains(name));
    }

    @Test
    void everyExitCode_hasItsRow() throws IOException {
        List<String> lines = Files.readAllLines(PAGE);

        Stream.of(ExitCode.OK, ExitCode.FAILED, ExitCode.CONFIGURATION, ExitCode.INTERRUPTED, ExitCode.TERMINATED)
                .forEach(code -> assertThat(lines).anyMatch(line -> line.startsWith("| " + code + " |")));
    }
}
