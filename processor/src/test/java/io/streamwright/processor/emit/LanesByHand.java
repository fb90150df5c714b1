package io.streamwright.processor.emit;

import io.streamwright.core.api.CompiledJob;
import io.streamwright.core.exchange.Exchange;
import io.streamwright.core.exchange.Exchanges;
import io.streamwright.core.exchange.InputGate;
import io.streamwright.core.operator.ConfigValues;
import io.streamwright.core.operator.LaneProgram;
import io.streamwright.core.operator.LaneSetup;
import io.streamwright.core.operator.OperatorContext;
import io.streamwright.core.operator.Output;
import io.streamwright.core.operator.Stage;
import io.streamwright.core.operator.StreamTap;
import io.streamwright.core.source.SourceInput;
import io.streamwright.core.source.SplitState;
import io.streamwright.core.time.SystemTime;
import io.streamwright.core.time.TimeSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The lanes of a job in one thread, each of which does a little at a time in an order drawn by chance: all that several threads
 * could do between two batches, but repeatable.
 */
final class LanesByHand {
    private static final int KEY_GROUPS = 16;

    private final List<Lane> lanes = new ArrayList<>();
    private final Random random;

    /** What came out of which lane of a stream. */
    record Result(String stream, int lane, Object event, long time) {}

    private final List<Result> results = new ArrayList<>();

    /** Builds and connects the lanes; on several, rings are of one batch of a few events and sweeps stop all the time. */
    LanesByHand(CompiledJob job, int count, long seed) {
        this.random = new Random(seed);
        for (int number = 0; number < count; number++) {
            lanes.add(new Lane(job, number, count));
        }
        Exchanges.connect(lanes.stream().map(lane -> lane.program).toList(), 1);
        lanes.forEach(Lane::open);
    }

    List<Result> results() {
        return results;
    }

    /** Gives a lane something to read from a source: each call of {@code emit} is one event of that split. */
    <T> void split(String source, int lane, String name, List<T> events) {
        Lane reading = lanes.get(lane % lanes.size());
        SourceInput<T> input = reading.input(source);
        SplitState split = input.addSplit(name, 0);
        List<Consumer<SourceInput<T>>> script = new ArrayList<>();
        events.forEach(event -> script.add(in -> {
            in.select(split);
            in.emit(event);
        }));
        script.add(in -> in.end(split));
        reading.scripts.add(new Script<>(input, script));
    }

    /** Gives a lane something that cannot be decoded. */
    void undecodable(String source, int lane, String reason) {
        Lane reading = lanes.get(lane % lanes.size());
        reading.scripts.add(new Script<>(
                reading.input(source), List.of(in -> in.undecodable("somewhere", reason, new byte[] {1}))));
    }

    /** Runs until everything is read and nothing is under way. */
    void run() {
        lanes.forEach(lane -> lane.program.inputs().forEach(SourceInput::noMoreSplits));
        int quiet = 0;
        while (quiet < 1000) {
            Lane lane = lanes.get(random.nextInt(lanes.size()));
            quiet = lane.work(random.nextInt(lane.program.stages().size())) ? 0 : quiet + 1;
        }
    }

    private record Script<T>(SourceInput<T> input, List<Consumer<SourceInput<T>>> steps) {
        /** Takes one step; false if there is none. */
        boolean step() {
            if (steps.isEmpty()) {
                return false;
            }
            steps.remove(0).accept(input);
            return true;
        }

        Script {
            steps = new ArrayList<>(steps);
        }
    }

    private final class Lane implements LaneSetup, OperatorContext {
        private final int number;
        private final int count;
        private final LaneProgram program;
        private final List<InputGate> gates = new ArrayList<>();
        private final List<Script<?>> scripts = new ArrayList<>();
        private final Map<Class<?>, Object> services = new HashMap<>();

        Lane(CompiledJob job, int number, int count) {
            this.number = number;
            this.count = count;
            this.program = job.lane(this);
        }

        void open() {
            for (Stage stage : program.stages()) {
                gates.add(new InputGate(program.exchanges().stream()
                        .filter(exchange -> exchange.toStage() == stage.number())
                        .toList()));
            }
        }

        @SuppressWarnings("unchecked") // the test knows the types of its streams
        <T> SourceInput<T> input(String stream) {
            return (SourceInput<T>) program.inputs().stream()
                    .filter(input -> input.stream().equals(stream))
                    .findFirst()
                    .orElseThrow();
        }

        /** Does a little in one stage; false if there was nothing to do. */
        boolean work(int at) {
            Stage stage = program.stages().get(at);
            if (!program.resume(stage)) {
                return false;
            }
            boolean swept = stage.sweepPending();
            if (!program.settle(stage)) {
                return true;
            }
            boolean took = at == 0 ? read() : gates.get(at).poll();
            boolean worked = took || swept;
            program.settle(stage);
            if (!worked || random.nextInt(4) == 0) {
                program.exchanges().stream()
                        .filter(exchange -> exchange.fromStage() == at)
                        .forEach(Exchange::flush);
            }
            return worked;
        }

        private boolean read() {
            return !scripts.isEmpty()
                    && scripts.get(random.nextInt(scripts.size())).step();
        }

        @Override
        public OperatorContext operators() {
            return this;
        }

        @Override
        public <T> Output<T> sink(String stream) {
            return new Output<>() {
                @Override
                public void emit(T event, long time) {
                    results.add(new Result(stream, number, event, time));
                }
            };
        }

        @Override
        public StreamTap tap() {
            return null;
        }

        @Override
        public int lane() {
            return number;
        }

        @Override
        public int lanes() {
            return count;
        }

        @Override
        public int exchangeBatch() {
            return 3;
        }

        @Override
        public int sweepSteps() {
            return 1;
        }

        @Override
        public TimeSource time() {
            return SystemTime.INSTANCE;
        }

        @Override
        public ConfigValues config() {
            throw new AssertionError("no configuration");
        }

        @Override
        public <S> S service(Class<S> type, Supplier<? extends S> fallback) {
            return type.cast(services.computeIfAbsent(type, key -> fallback.get()));
        }

        @Override
        public int keyGroups() {
            return KEY_GROUPS;
        }
    }
}
