package io.streamwright.processor.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.streamwright.ErrorPolicy;
import io.streamwright.processor.diagnose.Problem;
import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.diagnose.Report;
import io.streamwright.processor.model.Access;
import io.streamwright.processor.model.Address;
import io.streamwright.processor.model.HandlerKind;
import io.streamwright.processor.model.HandlerModel;
import io.streamwright.processor.model.HandlerModel.MethodFlags;
import io.streamwright.processor.model.JobModel;
import io.streamwright.processor.model.JobModel.JobFacts;
import io.streamwright.processor.model.LanesModel;
import io.streamwright.processor.model.LanesModel.ParallelismModel;
import io.streamwright.processor.model.LanesModel.PartitioningModel;
import io.streamwright.processor.model.OutputKind;
import io.streamwright.processor.model.OutputModel;
import io.streamwright.processor.model.ParamModel;
import io.streamwright.processor.model.ParamRole;
import io.streamwright.processor.model.Partitioning;
import io.streamwright.processor.model.Place;
import io.streamwright.processor.model.ResolvedJob;
import io.streamwright.processor.model.ResolvedStream;
import io.streamwright.processor.model.ScalarKind;
import io.streamwright.processor.model.StreamHead;
import io.streamwright.processor.model.StreamHead.FromModel;
import io.streamwright.processor.model.StreamModel;
import io.streamwright.processor.model.StreamModel.DeadLetterStream;
import io.streamwright.processor.model.StreamModel.SourceStream;
import io.streamwright.processor.model.StreamModel.StepStream;
import io.streamwright.processor.model.StreamModel.UnionStream;
import io.streamwright.processor.model.Text;
import io.streamwright.processor.model.TypeModel;
import io.streamwright.processor.model.TypeTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Wiring on models, without a compiler. */
class WiringTest {
    private static final Place PLACE = new Place() {};
    private static final TypeModel TEXT = new TypeModel.Scalar(ScalarKind.STRING);
    private static final TypeModel DAY = new TypeModel.Scalar(ScalarKind.LOCAL_DATE);

    private final Problems problems = Problems.about(PLACE);

    @Test
    void onlyStreamOfTheType_thenInferred() {
        ResolvedJob job = resolve(source("texts", TEXT), source("days", DAY), step("out", TEXT, DAY));
        assertThat(job.stream("out").inputNames()).containsExactly("texts");
        assertThat(job.readersOf("texts")).extracting(ResolvedStream::name).containsExactly("out");
    }

    @Test
    void ownType_thenIsNoCandidateForItself() {
        assertThat(resolve(source("texts", TEXT), step("trimmed", TEXT, TEXT)).stream("trimmed")
                        .inputNames())
                .containsExactly("texts");
    }

    @Test
    void deadLetters_thenAreNoCandidates() {
        StreamModel letters = new DeadLetterStream(head("broken", TEXT), new Text("texts", PLACE));
        assertThat(resolve(source("texts", TEXT), letters, step("out", TEXT, DAY)).stream("out")
                        .inputNames())
                .containsExactly("texts");
    }

    @Test
    void streamsOutOfOrder_thenSortedAfterTheirInputs() {
        ResolvedJob job = resolve(
                step("last", TEXT, DAY, "first", "union"),
                new UnionStream(head("union", TEXT), texts("first", "second")),
                step("first", TEXT, TEXT, "second"),
                source("second", TEXT));
        assertThat(job.order()).extracting(ResolvedStream::name).containsExactly("second", "first", "union", "last");
        assertThat(job.streams()).extracting(ResolvedStream::name).containsExactly("last", "union", "first", "second");
    }

    @Test
    void circle_thenSpelledOut() {
        Wiring.resolve(
                job(
                        source("in", TEXT),
                        step("a", TEXT, TEXT, "c", "in"),
                        step("b", TEXT, TEXT, "a"),
                        step("c", TEXT, TEXT, "b")),
                problems);
        assertThat(problems.all()).extracting(Report::problem).containsExactly(Problem.CYCLE);
        assertThat(problems.all().get(0).message()).contains("`a` -> `b` -> `c` -> `a`");
    }

    @Test
    void twoCircles_thenBothReported() {
        Wiring.resolve(
                job(
                        step("a", TEXT, TEXT, "b"),
                        step("b", TEXT, TEXT, "a"),
                        step("c", DAY, DAY, "d"),
                        step("d", DAY, DAY, "c")),
                problems);
        assertThat(problems.all()).extracting(Report::problem).containsExactly(Problem.CYCLE, Problem.CYCLE);
    }

    @Test
    void severalMistakes_thenAllReported() {
        Wiring.resolve(
                job(source("texts", TEXT), step("a", TEXT, TEXT, "tests"), step("b", DAY, TEXT), step("c", TEXT, DAY)),
                problems);
        assertThat(problems.all())
                .extracting(Report::problem)
                .containsExactly(Problem.INPUT_UNKNOWN, Problem.AMBIGUOUS_PRODUCER);
        assertThat(problems.all().get(0).message()).endsWith("Did you mean `texts`?");
    }

    @Test
    void limitOfInput_thenThatOfSteps() {
        ResolvedJob job =
                resolve(limited(source("texts", TEXT), 2), step("a", TEXT, TEXT, "texts"), step("b", TEXT, DAY, "a"));
        assertThat(job.order()).extracting(ResolvedStream::parallelism).containsExactly(2, 2, 2);
    }

    @Test
    void ownLimit_thenNotThatOfInput() {
        assertThat(resolve(limited(source("texts", TEXT), 2), limited(step("days", TEXT, DAY), 1)).stream("days")
                        .parallelism())
                .isEqualTo(1);
    }

    @Test
    void limitsDiffer_thenUnionOnAllLanes() {
        StreamModel union = new UnionStream(head("union", TEXT), texts("first", "second"));
        assertThat(resolve(limited(source("first", TEXT), 2), source("second", TEXT), union).stream("union")
                        .parallelism())
                .isZero();
    }

    @Test
    void eventsDivided_thenOnAllLanes() {
        StreamModel rebalanced = with(
                step("days", TEXT, DAY),
                new LanesModel(Optional.empty(), List.of(new PartitioningModel(Partitioning.REBALANCE, PLACE))));
        assertThat(resolve(limited(source("texts", TEXT), 1), rebalanced).stream("days")
                        .parallelism())
                .isZero();
    }

    @Test
    void deadLetters_thenWhereTheirSourceIs() {
        StreamModel letters = new DeadLetterStream(head("broken", TEXT), new Text("texts", PLACE));
        assertThat(resolve(letters, limited(source("texts", TEXT), 3)).stream("broken")
                        .parallelism())
                .isEqualTo(3);
    }

    private static StreamModel limited(StreamModel stream, int lanes) {
        return with(stream, new LanesModel(Optional.of(new ParallelismModel(lanes, PLACE)), List.of()));
    }

    private static StreamModel with(StreamModel stream, LanesModel lanes) {
        StreamHead old = stream.head();
        StreamHead head = new StreamHead(
                old.name(), old.event(), old.uid(), old.sink(), old.watermark(), old.from(), lanes, PLACE);
        return stream instanceof SourceStream source
                ? new SourceStream(head, source.address(), source.errorPolicy())
                : new StepStream(head, ((StepStream) stream).handler());
    }

    private ResolvedJob resolve(StreamModel... streams) {
        Optional<ResolvedJob> job = Wiring.resolve(job(streams), problems);
        assertThat(problems.all()).isEmpty();
        return job.orElseThrow();
    }

    private static JobModel job(StreamModel... streams) {
        return new JobModel(
                ClassName.get("jobs", "Job"),
                new Text("job", PLACE),
                ClassName.get("jobs", "JobJob"),
                new JobFacts(true, false, false),
                new Access("jobs", true, false),
                Optional.empty(),
                List.of(),
                List.of(streams),
                List.of(),
                new TypeTable(Map.of()),
                PLACE);
    }

    private static StreamModel source(String name, TypeModel type) {
        return new SourceStream(head(name, type), Address.parse("file:" + name, PLACE), ErrorPolicy.FAIL);
    }

    private static StreamModel step(String name, TypeModel in, TypeModel out, String... from) {
        ParamModel event = new ParamModel(
                "event",
                true,
                Optional.empty(),
                in,
                ParamRole.EVENT,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                PLACE);
        HandlerModel handler = new HandlerModel(
                HandlerKind.STEP,
                name,
                Optional.empty(),
                List.of(event),
                new OutputModel(OutputKind.VALUE, Optional.of(out), TypeName.VOID),
                new MethodFlags(false, false, false, false),
                List.of(),
                List.of(),
                Optional.empty(),
                PLACE);
        return new StepStream(head(name, out, from), handler);
    }

    private static StreamHead head(String name, TypeModel type, String... from) {
        Optional<FromModel> inputs =
                from.length == 0 ? Optional.empty() : Optional.of(new FromModel(texts(from), PLACE));
        return new StreamHead(
                name,
                type,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                inputs,
                new LanesModel(Optional.empty(), List.of()),
                PLACE);
    }

    private static List<Text> texts(String... names) {
        return Stream.of(names).map(name -> new Text(name, PLACE)).toList();
    }
}
