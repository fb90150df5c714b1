package io.streamwright.cli;

import io.streamwright.cli.Invocation.LogFormat;
import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.api.JobHandle;
import io.streamwright.core.api.JobResult;
import io.streamwright.core.api.JobRunner;
import io.streamwright.core.api.JobSettings;
import io.streamwright.core.graph.JobGraph;
import io.streamwright.core.time.SystemTime;
import io.streamwright.core.time.TimeSource;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;

/** Does what the command line says, from its words to the exit code. Used once, by one thread. */
final class JobCommand {
    /** What the process waits for beyond the engine's own limit, for what the engine does at the very end. */
    private static final Duration STOP_GRACE = Duration.ofSeconds(5);

    /** Set by the script that the Maven plugin writes next to a start-up cache. */
    private static final String CACHE_JVM = "streamwright.cache.jvm";

    private static final TimeSource TIME = SystemTime.INSTANCE;
    private static final String ORIGIN = "on the command line";

    private final JobRunner runner;
    private final JobGraph graph;
    private final Map<String, String> environment;
    private final Terminal terminal;
    private Style errorStyle;

    /** Where messages go instead if all there is to read are log messages. */
    private volatile @Nullable Logger messageLog;

    /** Where messages go: above the live line while there is one. */
    private volatile PrintStream messages;

    /**
     * For a job.
     *
     * @param runner with the services that the program supplies
     * @param environment where settings are taken from as well
     */
    JobCommand(JobRunner runner, Map<String, String> environment, Terminal terminal) {
        this.runner = runner;
        this.graph = runner.job().graph();
        this.environment = environment;
        this.terminal = terminal;
        this.messages = terminal.err();
        this.errorStyle = new Style(terminal.errIsTerminal(), terminal.unicode());
    }

    /** Parses and does it; whatever goes wrong has been told when this returns. */
    int execute(String... arguments) {
        CommandLineParser parser = new CommandLineParser(graph);
        Invocation invocation;
        try {
            invocation = parser.parse(arguments);
        } catch (UsageException e) {
            message(errorStyle.bad("error: ") + e.getMessage());
            return ExitCode.CONFIGURATION;
        }
        Logging.configure(invocation.verbose(), invocation.quiet(), invocation.logFormat());
        if (invocation.logFormat() == LogFormat.JSON) {
            messageLog = LoggerFactory.getLogger("streamwright");
            errorStyle = new Style(false, terminal.unicode());
        }
        try {
            switch (invocation.command()) {
                case HELP -> print(help(parser));
                case VERSION -> print(HelpPage.version(graph));
                case DESCRIBE -> describe(invocation);
                case RUN -> {
                    return run(invocation);
                }
            }
            return ExitCode.OK;
        } catch (RuntimeException e) {
            return failed(e, invocation);
        }
    }

    private int failed(Exception failure, Invocation invocation) {
        tell(Level.ERROR, new ErrorReport(graph.className(), errorStyle).of(failure, invocation.verbose()));
        return failure instanceof ConfigurationException ? ExitCode.CONFIGURATION : ExitCode.FAILED;
    }

    private void describe(Invocation invocation) {
        boolean asWritten =
                invocation.settings().isEmpty() && invocation.propertiesFiles().isEmpty();
        Addresses addresses = asWritten ? Addresses.written() : Addresses.of(settings(invocation));
        print(
                switch (invocation.format()) {
                    case TEXT ->
                        GraphText.draw(graph, addresses, new Style(terminal.outIsTerminal(), terminal.unicode()));
                    case MERMAID -> GraphMermaid.draw(graph, addresses);
                    case JSON -> GraphJson.write(graph, addresses);
                });
    }

    private JobSettings settings(Invocation invocation) {
        invocation.propertiesFiles().forEach(runner::properties);
        runner.environment(environment);
        invocation.settings().forEach((name, value) -> runner.set(name, value, ORIGIN));
        return runner.resolve();
    }

    private int run(Invocation invocation) {
        if (invocation.quiet() || !invocation.live() || !terminal.errIsTerminal()) {
            return run(invocation, null);
        }
        try (Screen screen = Screen.take(terminal)) {
            messages = screen.above(terminal.err());
            return run(invocation, screen);
        } finally {
            messages = terminal.err();
        }
    }

    private int run(Invocation invocation, @Nullable Screen screen) {
        JobSettings settings = settings(invocation);
        String cacheFrom = System.getProperty(CACHE_JVM);
        if (cacheFrom != null && !invocation.quiet() && !cacheFrom.equals(System.getProperty("java.vm.version"))) {
            message("the start-up cache was made by the JVM " + cacheFrom + ", and this is "
                    + System.getProperty("java.vm.version")
                    + ": the job starts without it. Make it anew with this one (mvn package streamwright:cache)");
        }
        try (JobHandle job = runner.settings(settings).start()) {
            Duration atMost = settings.stopTimeout().plus(STOP_GRACE);
            StopOnSignal signals = StopOnSignal.listen(job, TIME, atMost, this::message);
            try {
                JobResult result = watch(invocation, job, screen);
                if (!invocation.quiet()) {
                    message(ProgressLine.summary(result, settings.stateDir().isPresent()));
                }
                return ExitCode.OK;
            } catch (RuntimeException e) {
                return failed(e, invocation);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return failed(e, invocation);
            } finally {
                // Last: the process of a signal goes on to its end when this is through.
                signals.close();
            }
        }
    }

    @SuppressWarnings("try") // The view is there to be closed.
    private JobResult watch(Invocation invocation, JobHandle job, @Nullable Screen screen) throws InterruptedException {
        try (LiveView view = view(invocation, job, screen)) {
            return job.await();
        }
    }

    private @Nullable LiveView view(Invocation invocation, JobHandle job, @Nullable Screen screen) {
        if (screen != null) {
            return LiveView.on(screen, job, TIME, terminal.unicode());
        }
        return invocation.verbose() ? LiveView.inLog(job, TIME) : null;
    }

    private String help(CommandLineParser parser) {
        return HelpPage.help(
                graph, parser.options(), runner.connectors(), new Style(terminal.outIsTerminal(), terminal.unicode()));
    }

    private void print(String text) {
        terminal.out().print(text);
        terminal.out().flush();
    }

    private void message(String text) {
        tell(Level.INFO, text);
    }

    private void tell(Level level, String text) {
        Logger log = messageLog;
        if (log != null) {
            MDC.put("job", graph.name());
            log.atLevel(level).log("{}", text);
            MDC.remove("job");
            return;
        }
        messages.println(text);
        messages.flush();
    }
}
