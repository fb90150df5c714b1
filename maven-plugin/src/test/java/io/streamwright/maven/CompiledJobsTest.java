package io.streamwright.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompiledJobsTest {
    private static final JobEntry VIEWS = new JobEntry("views", "org.example.Views", "org.example.ViewsJob", true);
    private static final JobEntry FRAUD = new JobEntry("fraud", "org.example.Fraud", "org.example.FraudJob", false);

    @TempDir
    Path classes;

    @Test
    void noFolder_thenNoJob() throws Exception {
        assertThat(CompiledJobs.find(classes)).isEmpty();
    }

    @Test
    void jobs_thenFoundInOrder() throws Exception {
        write("org.example.Views", "job=views\nmain=org.example.ViewsJob\nrunnable=true\n");
        write("org.example.Fraud", "job=fraud\nmain=org.example.FraudJob\nrunnable=false\n");

        assertThat(CompiledJobs.find(classes)).containsExactly(FRAUD, VIEWS);
    }

    @Test
    void fileWithoutMain_thenSaysToBuildAgain() throws IOException {
        write("org.example.Views", "job=views\n");

        assertThatThrownBy(() -> CompiledJobs.find(classes))
                .isInstanceOf(BuildProblem.class)
                .hasMessageContaining("mvn clean package");
    }

    @Test
    void oneJob_thenChosen() throws Exception {
        assertThat(CompiledJobs.choose(List.of(VIEWS), null)).isEqualTo(VIEWS);
        assertThat(CompiledJobs.choose(List.of(VIEWS), " ")).isEqualTo(VIEWS);
    }

    @Test
    void severalJobs_thenMainJobIsAskedForAndAllAreListed() {
        assertThatThrownBy(() -> CompiledJobs.choose(List.of(FRAUD, VIEWS), null))
                .isInstanceOf(BuildProblem.class)
                .hasMessageContaining("<mainJob>fraud</mainJob>")
                .hasMessageContaining("views  (org.example.Views)")
                .hasMessageContaining("fraud  (org.example.Fraud)");
    }

    @Test
    void mainJob_thenChosenByNameInterfaceOrClass() throws Exception {
        for (String wanted : List.of("views", "org.example.Views", "org.example.ViewsJob")) {
            assertThat(CompiledJobs.choose(List.of(FRAUD, VIEWS), wanted)).isEqualTo(VIEWS);
        }
    }

    @Test
    void mainJobOfNoJob_thenListsThoseThereAre() {
        assertThatThrownBy(() -> CompiledJobs.choose(List.of(VIEWS), "view"))
                .isInstanceOf(BuildProblem.class)
                .hasMessageContaining("\"view\"")
                .hasMessageContaining("views  (org.example.Views)");
    }

    @Test
    void mainJobOfTwoJobs_thenAsksForTheInterface() {
        JobEntry other = new JobEntry("views", "org.other.Views", "org.other.ViewsJob", true);

        assertThatThrownBy(() -> CompiledJobs.choose(List.of(VIEWS, other), "views"))
                .isInstanceOf(BuildProblem.class)
                .hasMessageContaining("org.other.Views");
    }

    private void write(String name, String content) throws IOException {
        Path folder = Files.createDirectories(classes.resolve(CompiledJobs.FOLDER));
        Files.writeString(folder.resolve(name), content);
    }
}
