package io.streamwright.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures compiled jobs against loops written by hand, side by side: each side in processes of its own, in turns, on the
 * same computed events. Fails if their results differ.
 */
public final class Benchmarks {
    private final Options options;

    private Benchmarks(Options options) {
        this.options = options;
    }

    /** See {@link Options#HELP}. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (List.of(args).contains("--help")) {
            System.out.print(Options.HELP);
            return;
        }
        Options options;
        try {
            options = Options.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.print(Options.HELP);
            System.exit(2);
            return;
        }
        new Benchmarks(options).run();
    }

    private void run() throws IOException, InterruptedException {
        Report report = new Report(options);
        for (Workload workload : options.workloads()) {
            for (int keys : options.keys()) {
                Load load = new Load(workload, keys, options.events(), options.eventsPerMilli());
                if (options.sides()) {
                    report.add(measure(load));
                }
                for (int lanes : options.lanes()) {
                    report.add(measureLanes(load, lanes));
                }
            }
        }
        System.out.println();
        System.out.print(report.table());
        if (options.write() != null) {
            Path file = Path.of(options.write());
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, report.page());
        }
    }

    private Report.Row measure(Load load) throws IOException, InterruptedException {
        Map<Side, List<Double>> rates = new EnumMap<>(Side.class);
        Checksum.Outcome expected = null;
        for (int round = 0; round < options.rounds(); round++) {
            for (Side side : Side.values()) {
                List<Double> ofRound = new ArrayList<>();
                for (Trial.Repetition repetition : fork(side, load)) {
                    if (expected == null) {
                        expected = repetition.outcome();
                    } else if (!expected.equals(repetition.outcome())) {
                        throw new IllegalStateException("%s gives other results for %s: %s instead of %s"
                                .formatted(side.key(), load, repetition.outcome(), expected));
                    }
                    ofRound.add(load.events() / repetition.seconds() / 1e6);
                }
                rates.computeIfAbsent(side, key -> new ArrayList<>()).add(Report.median(ofRound));
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s, %,d keys, round %d of %d: %s%n",
                    load.workload().key(),
                    load.keys(),
                    round + 1,
                    options.rounds(),
                    latest(rates));
        }
        return new Report.Row(load, rates);
    }

    /** The whole engine on several lanes against the whole engine on one, with the same parts of the same events. */
    private LanesReport.Row measureLanes(Load whole, int lanes) throws IOException, InterruptedException {
        List<Load> loads = List.of(whole.on(1, lanes), whole.on(lanes, lanes), whole.on(1, 1), whole.on(lanes, 1));
        List<List<Double>> rates = new ArrayList<>();
        loads.forEach(load -> rates.add(new ArrayList<>()));
        Map<Integer, Checksum.Outcome> expected = new HashMap<>();
        for (int round = 0; round < options.rounds(); round++) {
            for (int i = 0; i < loads.size(); i++) {
                List<Double> ofRound = new ArrayList<>();
                for (Trial.Repetition repetition : fork(Side.ENGINE, loads.get(i))) {
                    Checksum.Outcome known = expected.putIfAbsent(loads.get(i).splits(), repetition.outcome());
                    if (known != null && !known.equals(repetition.outcome())) {
                        throw new IllegalStateException("other results for %s: %s instead of %s"
                                .formatted(loads.get(i), repetition.outcome(), known));
                    }
                    ofRound.add(whole.events() / repetition.seconds() / 1e6);
                }
                rates.get(i).add(Report.median(ofRound));
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s, %,d keys, round %d of %d: in %d splits on one lane %.1f, on %d lanes %.1f; in one split %.1f, %.1f%n",
                    whole.workload().key(),
                    whole.keys(),
                    round + 1,
                    options.rounds(),
                    lanes,
                    rates.get(0).get(round),
                    lanes,
                    rates.get(1).get(round),
                    rates.get(2).get(round),
                    rates.get(3).get(round));
        }
        return new LanesReport.Row(whole, lanes, rates);
    }

    private static String latest(Map<Side, List<Double>> rates) {
        StringBuilder text = new StringBuilder();
        rates.forEach((side, ofSide) -> text.append(text.isEmpty() ? "" : ", ")
                .append(String.format(Locale.ROOT, "%s %.1f", side.key(), ofSide.get(ofSide.size() - 1))));
        return text.toString();
    }

    private List<Trial.Repetition> fork(Side side, Load load) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options.jvm());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Trial.class.getName()));
        command.addAll(List.of(
                side.key(),
                load.workload().key(),
                Integer.toString(load.keys()),
                Long.toString(load.events()),
                Integer.toString(load.eventsPerMilli()),
                Integer.toString(load.lanes()),
                Integer.toString(load.splits()),
                Integer.toString(options.warmUps()),
                Integer.toString(options.repetitions())));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<Trial.Repetition> repetitions = new ArrayList<>();
        StringBuilder other = new StringBuilder();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (Trial.Repetition.isLine(line)) {
                    repetitions.add(Trial.Repetition.ofLine(line));
                } else {
                    other.append(line).append('\n');
                }
            }
        }
        if (process.waitFor() != 0 || repetitions.size() != options.repetitions()) {
            throw new IllegalStateException(side.key() + " failed with " + load + ":\n" + other);
        }
        return repetitions;
    }
}
