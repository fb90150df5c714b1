package io.streamwright.samples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.samples.docs.MarkdownPage.Block;
import io.streamwright.samples.docs.ShellSession.Printed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Does what a tutorial says, block after block: writes the files that are named before them, runs the commands, each in the shell of
 * those before it, and compares what they print with the blocks that follow them. A message that is an error is looked for on
 * standard error, its line ends apart.
 */
final class TutorialRun {
    private final MarkdownPage page;
    private final UserMachine machine;
    private final Path project;
    private final Set<String> leftOut;
    private UnaryOperator<String> changes = UnaryOperator.identity();
    private Printed printed = new Printed("", "");

    /** In an empty folder. */
    TutorialRun(MarkdownPage page, UserMachine machine, Path project, Set<String> leftOut) {
        this.page = page;
        this.machine = machine;
        this.project = project;
        this.leftOut = leftOut;
    }

    /** Applies a change to all that is written and run. */
    TutorialRun changing(String from, String to) {
        UnaryOperator<String> before = changes;
        changes = text -> before.apply(text).replace(from, to);
        return this;
    }

    void run() throws Exception {
        Files.createDirectories(project);
        try (ShellSession shell = machine.shell(project)) {
            for (Block block : page.blocks()) {
                if (leftOut.stream().noneMatch(block.text()::startsWith)) {
                    step(block, shell);
                }
            }
        }
    }

    private void step(Block block, ShellSession shell) throws Exception {
        String text = changes.apply(block.text());
        if (!block.fileName().isEmpty()) {
            Path file = project.resolve(block.fileName());
            Files.createDirectories(file.getParent());
            Files.writeString(file, block.language().equals("xml") ? UserMachine.pinned(text) : text);
        } else if (block.language().equals("sh")) {
            printed = shell.run(text);
        } else if (text.startsWith("error: ")) {
            assertThat(words(printed.err()))
                    .as(page.path() + ":" + block.line())
                    .contains(words(text));
        } else {
            assertThat(block.language()).as(page.path() + ":" + block.line()).isEqualTo("text");
            assertThat(printed.out().replaceAll("(?m)^ +", ""))
                    .as(page.path() + ":" + block.line() + printed.err())
                    .isEqualTo(text);
        }
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ")
                .replaceAll("partition \\d, offset \\d+", "partition P, offset N")
                .strip();
    }
}
