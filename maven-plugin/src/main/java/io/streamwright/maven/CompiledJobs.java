package io.streamwright.maven;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the jobs of a project by the files that the annotation processor leaves next to the classes. */
final class CompiledJobs {
    /** One file per job, named after its interface: {@code job} is its name, {@code main} the class, {@code runnable}. */
    static final String FOLDER = "META-INF/streamwright/jobs";

    private CompiledJobs() {}

    /**
     * All jobs below a folder of classes, in the order of their interfaces' names; empty if there are none.
     *
     * @throws BuildProblem if a file is not what the processor writes
     */
    static List<JobEntry> find(Path classes) throws IOException, BuildProblem {
        Path folder = classes.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> files;
        try (Stream<Path> list = Files.list(folder)) {
            files = list.filter(Files::isRegularFile).sorted().toList();
        }
        List<JobEntry> jobs = new ArrayList<>();
        for (Path file : files) {
            jobs.add(read(file));
        }
        return jobs;
    }

    private static JobEntry read(Path file) throws IOException, BuildProblem {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IllegalArgumentException e) {
            throw unreadable(file);
        }
        String name = properties.getProperty("job");
        String main = properties.getProperty("main");
        if (name == null || main == null) {
            throw unreadable(file);
        }
        boolean runnable = !"false".equals(properties.getProperty("runnable"));
        return new JobEntry(name, file.getFileName().toString(), main, runnable);
    }

    private static BuildProblem unreadable(Path file) {
        return new BuildProblem(
                file + " does not say what to start (job=..., main=...): it was not written by this version"
                        + " of the annotation processor. Build again with \"mvn clean package\", with the same version of"
                        + " streamwright-processor and streamwright-maven-plugin.");
    }

    /**
     * The job to start.
     *
     * @param jobs at least one
     * @param wanted its name, interface or class; null if the build does not say
     * @throws BuildProblem if that is not clear
     */
    static JobEntry choose(List<JobEntry> jobs, @Nullable String wanted) throws BuildProblem {
        if (wanted == null || wanted.isBlank()) {
            if (jobs.size() == 1) {
                return jobs.get(0);
            }
            throw new BuildProblem("This project has " + jobs.size() + " jobs; say which of them the jar starts:\n\n"
                    + "    <configuration>\n        <mainJob>" + jobs.get(0).name()
                    + "</mainJob>\n    </configuration>\n\n(or -Dstreamwright.mainJob="
                    + jobs.get(0).name() + "). The jobs are:\n" + list(jobs));
        }
        List<JobEntry> matches =
                jobs.stream().filter(job -> job.answersTo(wanted.trim())).toList();
        if (matches.size() == 1) {
            return matches.get(0);
        }
        throw new BuildProblem(
                matches.isEmpty()
                        ? "mainJob is \"" + wanted + "\", but there is no such job. The jobs are:\n" + list(jobs)
                        : "mainJob is \"" + wanted
                                + "\", but several jobs are called so; write the name of its interface:\n"
                                + list(matches));
    }

    private static String list(List<JobEntry> jobs) {
        return jobs.stream()
                .map(job -> "    " + job.name() + "  (" + job.interfaceName() + ")")
                .collect(Collectors.joining("\n"));
    }
}
