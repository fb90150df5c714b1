package io.streamwright.processor.diagnose;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Everything the processor can find wrong.
 *
 * <p>Codes are permanent: one that is no longer needed is not used again. Cause and remedy hold placeholders in braces, which
 * are filled in the order in which they first occur.
 */
public enum Problem {
    // The processor itself.
    INTERNAL(
            "SW0001",
            "The processor failed: {exception}. This is a bug of Streamwright, not yours.",
            "Please report it, with the stack trace and, if you can, the source of the job."),
    TYPE_MISSING(
            "SW0002",
            "{type} does not exist, and no other annotation processor has generated it.",
            "Check its name and its import, and that the processor that generates it runs in this build."),

    // The job interface and its methods.
    JOB_NOT_INTERFACE(
            "SW0101",
            "`{job}` is annotated with @StreamJob but is not an interface.",
            "Declare it as an interface; operators are classes of their own, named by @Apply."),
    JOB_GENERIC(
            "SW0102",
            "The job `{job}` has type parameters.",
            "Write the event types out: a job is compiled for exactly these."),
    JOB_UNREACHABLE(
            "SW0103",
            "The job `{job}`, or a class around it, is private: the generated class cannot name it.",
            "Make it package-private or public."),
    JOB_NAME(
            "SW0104",
            "`{name}` is not the name of a job.",
            "Use 1 to 64 of `a-z`, `0-9` and `-`, starting with a letter, such as `page-views`."),
    JOB_EMPTY(
            "SW0105",
            "The job `{job}` declares no stream.",
            "Begin with a source: `@Source(\"file:in.jsonl\") StreamOf<Event> events();`."),
    JOB_EXTENDS(
            "SW0106",
            "The job `{job}` extends another interface.",
            "Declare all streams in the one interface, from which the job can be read top to bottom."),
    JOB_CLASS_CLASH(
            "SW0107",
            "The jobs `{first}` and `{second}` both give a class `{generated}`.",
            "Rename one of the interfaces."),
    METHOD_WITHOUT_KIND(
            "SW0108",
            "Nothing says where the events of `{method}` come from.",
            "Annotate it with @Source, @Apply or @Union, with @OnError(of = ...) for dead letters, or give it a body as a `default` method to make it a step."),
    METHOD_SEVERAL_KINDS(
            "SW0109",
            "`{method}` is declared in several ways at once: {kinds}.",
            "Keep one of them; a stream has one origin."),
    STREAM_PARAMETERS(
            "SW0110",
            "The stream `{method}` has parameters.",
            "Remove them; inputs are named by @From(\"...\"), or found by their type."),
    STREAM_RETURN(
            "SW0111",
            "The stream `{method}` returns {type}.",
            "Let it return StreamOf<T>, T being the type of its events."),
    STREAM_RAW(
            "SW0112",
            "The stream `{method}` returns StreamOf without the type of its events.",
            "Write StreamOf<T>, T being the type of its events."),
    STREAM_GENERIC(
            "SW0113",
            "`{method}` has type parameters.",
            "Write the event types out: a job is compiled for exactly these."),
    STEP_EVENT(
            "SW0114",
            "The step `{method}` takes {count} events.",
            "Give it exactly one parameter for the event; beside it there may be an `@EventTime` and an `Out<T>` parameter."),
    STEP_OUTPUT(
            "SW0115",
            "The step `{method}` puts out nothing.",
            "Return the result (null for none), an Optional, a List or an Iterable, or take an `Out<T>` parameter."),
    STREAM_TWICE(
            "SW0116",
            "There are two streams called `{name}`.",
            "Rename one: a stream is known by the name of its method, so methods cannot be overloaded."),
    CLASS_EXISTS(
            "SW0117",
            "There is a class `{name}` already, which is what is to be generated for the job `{job}`.",
            "Rename the class or the job."),

    // Wiring: which stream feeds which.
    INPUTS_EMPTY(
            "SW0201",
            "{annotation} on `{stream}` names no stream.",
            "Name its inputs, or remove the annotation to have them found by their type."),
    INPUT_UNKNOWN(
            "SW0202",
            "`{stream}` reads from `{name}`, but there is no such stream.",
            "Streams of this job: {streams}."),
    INPUT_ITSELF("SW0203", "`{stream}` reads from itself.", "Name another stream; there are no loops in a job."),
    INPUT_TYPE(
            "SW0204",
            "`{stream}` reads from `{input}`, a stream of {type}, but takes only {expected}.",
            "Name a stream of that type, or write a step that turns {type} into it."),
    INPUT_TWICE("SW0205", "`{stream}` names `{input}` twice.", "Name it once, or every event would be there twice."),
    FROM_MEANINGLESS(
            "SW0206",
            "@From means nothing on `{stream}`, which is {kind}.",
            "Remove it; @From names the inputs of steps and applications."),
    NO_PRODUCER(
            "SW0207",
            "`{stream}` takes {type}, but no other stream of this job carries that.",
            "Declare a source or step with StreamOf<{type}>; streams there are: {streams}."),
    AMBIGUOUS_PRODUCER(
            "SW0208",
            "`{stream}` takes {type}, and several streams carry that: {producers}.",
            "Say which, with @From(\"...\"); several names are read together."),
    HANDLER_NOT_FED(
            "SW0209",
            "`{operator}` handles {type}, but @From on `{stream}` names no stream of that type.",
            "Name one as well, or remove the handler: with @From, inputs are not searched for by type."),
    STREAM_UNREAD(
            "SW0210",
            "Nothing reads the stream `{stream}`, and it has no sink.",
            "Add @Sink(\"...\"), read it, or remove it."),
    CYCLE(
            "SW0211",
            "The streams feed each other in a circle: {circle}.",
            "Break it with @From; there are no loops in a job."),
    UNION_SMALL("SW0212", "The union `{stream}` has {count} input.", "Name at least two streams, or remove the union."),
    OUTPUT_DECLARED(
            "SW0213",
            "`{stream}` is declared as StreamOf<{declared}>, but `{operator}` puts out {actual}.",
            "Declare StreamOf<{actual}>, or change the handlers."),
    OUTPUT_MISSING(
            "SW0214",
            "`{operator}` puts out nothing, so `{stream}` would be empty.",
            "Let a handler return a result or take an `Out<T>` parameter."),
    UID_TWICE(
            "SW0215",
            "`{stream}` and `{other}` have the same uid `{uid}`: in a snapshot their state could not be told apart.",
            "Put an @Uid of its own on one of the methods."),
    UID_SYNTAX(
            "SW0216",
            "`{uid}` is not a uid.",
            "Use 1 to 64 of `a-z`, `A-Z`, `0-9`, `-`, `_` and `.`, starting with a letter."),
    UID_MEANINGLESS(
            "SW0217",
            "`{stream}` keeps nothing in snapshots, so @Uid means nothing there.",
            "Remove it; a uid belongs to a source, an application or a sink."),
    DEAD_LETTERS_INFERRED(
            "SW0218",
            "`{stream}` takes {type}, which only `{letters}` carries: dead letters are read only where they are named.",
            "Add @From(\"{letters}\")."),
    LATE_INFERRED(
            "SW0220",
            "`{stream}` takes {type}, which only `{late}` carries: late events are read only where they are named.",
            "Add @From(\"{late}\")."),

    // Sources, sinks and what cannot be decoded.
    ADDRESS(
            "SW0301",
            "`{address}` is not an address: {flaw}.",
            "Write `scheme:location`, with options as `?option=value&option=value`, such as `file:in.jsonl` or `file:out/?format=csv`."),
    GUARANTEE(
            "SW0302",
            "A `{scheme}:` sink cannot deliver {guarantee}: what it has shown it cannot take back.",
            "Use a sink such as `file:`, or ask for less."),
    ON_ERROR_TARGET(
            "SW0303",
            "@OnError without `of` means nothing on `{stream}`, which is not a source.",
            "Put it on the source, or name the source whose undecodable input this stream carries: @OnError(of = \"...\")."),
    ON_ERROR_UNKNOWN(
            "SW0304",
            "`{stream}` carries the undecodable input of `{name}`, but there is no such source.",
            "Sources of this job: {sources}."),
    ON_ERROR_NOT_SOURCE(
            "SW0305",
            "`{stream}` carries the undecodable input of `{name}`, which is not a source.",
            "Name a source; sources of this job: {sources}."),
    ON_ERROR_TYPE(
            "SW0306",
            "`{stream}` carries undecodable input, but its type is StreamOf<{type}>.",
            "Declare it as StreamOf<DeadLetter>."),
    ON_ERROR_TWICE(
            "SW0307",
            "`{stream}` and `{other}` both carry the undecodable input of `{source}`.",
            "Keep one; several streams may read it."),
    ON_ERROR_BOTH(
            "SW0308",
            "@OnError on `{stream}` has both a value and `of`.",
            "Use the value on a source, and `of` on the stream of dead letters."),
    ON_ERROR_CONFLICT(
            "SW0309",
            "`{source}` skips undecodable input, but `{stream}` is to carry it.",
            "Remove @OnError from the source."),
    LATE_UNKNOWN(
            "SW0320",
            "`{stream}` carries the late events of `{name}`, but there is no such stream.",
            "Streams of this job whose events have windows of event time: {streams}."),
    LATE_NOT_WINDOWED(
            "SW0321",
            "`{stream}` carries the late events of `{name}`, for which nothing comes too late: it is no application of an operator with windows of event time.",
            "Streams of this job that are: {streams}."),
    LATE_TYPE(
            "SW0322",
            "`{stream}` is declared as StreamOf<{type}>, but the late events of `{name}` are of type {types}.",
            "Declare it as that, or change the @OnLate methods of `{operator}`."),
    LATE_TWICE(
            "SW0323",
            "`{stream}` and `{other}` both carry the late events of `{name}`.",
            "Keep one; several streams may read it."),
    LATE_UNREAD(
            "SW0324",
            "`{operator}` puts out late events, but no stream carries those of `{stream}`.",
            "Declare one: @Late(of = \"{stream}\") StreamOf<{type}>."),
    LATE_SILENT(
            "SW0325",
            "The @OnLate methods of `{operator}` put out nothing, so `{stream}` would be empty.",
            "Let one return a result, or remove `{stream}`."),

    // Time, windows and watermarks.
    DURATION(
            "SW0401",
            "`{text}` is not a duration.",
            "Write for example `500ms`, `5s`, `1m30s`, `2h` or `7d`, without spaces and from large to small, or ISO-8601 (`PT5S`)."),
    DURATION_RANGE("SW0402", "`{name}` is `{text}`, but must {demand}.", "Choose another duration."),
    WINDOW_OFFSET(
            "SW0403",
            "The offset `{offset}` is not smaller than the slide, {slide}: windows repeat after that.",
            "Use the remainder, between minus one slide and one slide."),
    SESSION_SETTING(
            "SW0440",
            "`{member}` means nothing for sessions, which are as long as events follow each other within the gap.",
            "Remove it, or `session` and `gapBy`."),
    GAP_UNKNOWN(
            "SW0441",
            "{event} has no `{name}` that `{operator}` can reach, and neither is there a static method of it with that name.",
            "Name a component, field or method without parameters of the event in `gapBy`."),
    GAP_FUNCTION(
            "SW0442",
            "The method `{name}` of `{operator}` does not take {event} and give its gap.",
            "Make it static and not private, with the event as its one parameter and without checked exceptions."),
    GAP_TYPE(
            "SW0443",
            "The gap `{name}` of {event} is {type}.",
            "A gap is a `Duration`, or milliseconds as `long` or `int`."),
    WINDOW_WITHOUT_TIME(
            "SW0404",
            "`{operator}` has a window of event time, but the events of `{input}` have no time: `{origin}` gives none.",
            "Mark a component of {type} with @EventTime, or put @Watermark on a step whose type has one."),
    TIMER_WITHOUT_TIME(
            "SW0405",
            "The timer `{timer}` of `{operator}` waits for event time, but the events of `{input}` have no time: `{origin}` gives none.",
            "Mark a component of {type} with @EventTime, or use @OnTimer(value = \"{timer}\", time = TimeDomain.PROCESSING)."),
    PARAMETER_WITHOUT_TIME(
            "SW0406",
            "`{method}` asks for the time of its events, but the events of `{input}` have none: `{origin}` gives none.",
            "Mark a component of {type} with @EventTime, or remove the parameter."),
    WATERMARK_WITHOUT_TIME(
            "SW0407",
            "`{stream}` has a @Watermark, but {type} has no @EventTime.",
            "Mark the component of {type} that says when the event happened."),
    WATERMARK_MEANINGLESS(
            "SW0408",
            "@Watermark means nothing on `{stream}`, which is {kind}.",
            "Put it on a source, or on a step whose type has an @EventTime."),
    EVENT_TIME_TWICE("SW0409", "{type} has two event times: `{first}` and `{second}`.", "Keep one @EventTime."),
    EVENT_TIME_TYPE(
            "SW0410",
            "`{member}` of {type} cannot be an event time: it is {actual}.",
            "Use Instant, long (milliseconds since 1970), OffsetDateTime or ZonedDateTime."),
    EVENT_TIME_UNREADABLE(
            "SW0411",
            "Generated code cannot read the event time `{member}` of {type}: it is {reason}.",
            "Mark a component of a record, or a field or method that the package of the job can reach."),
    WINDOW_MEANINGLESS("SW0420", "`{member}` of @Window means nothing {where}.", "Remove it."),
    WINDOW_KIND("SW0422", "@Window {what}.", "Write one of `size`, `session`, `gapBy`, `count` and `global = true`."),
    WINDOW_NEVER_FIRES(
            "SW0423",
            "The window of `{operator}` has no end, and nothing else has it fire.",
            "Add `every` or `everyCount` to @Window, or a @FireWhen method."),
    WINDOW_WITHOUT_SPAN(
            "SW0424",
            "`{param}` of `{method}` is to receive where a window begins or ends, but those of `{operator}` do not go by time.",
            "Remove it."),
    WINDOW_COUNT("SW0421", "`{member}` of @Window is {number}.", "Write a number of events, at least 1."),

    WATERMARK_METHOD_UNKNOWN(
            "SW0480",
            "`{stream}` has its watermark told by `{name}`, but `{job}` has no such method.",
            "Declare it in the job: `static long {name}({type} event)`."),
    WATERMARK_METHOD(
            "SW0481",
            "`{name}` cannot tell the watermark of `{stream}`: it {flaw}.",
            "Make it a static or default method of the job that takes {type}, and perhaps its time as `long` or Instant, and returns `long`, Long, Instant or Optional<Instant>."),
    WATERMARK_CONFLICT(
            "SW0482",
            "`{stream}` has its watermark told by a method, and `{setting}` as well.",
            "Remove `{setting}`: the method says how far time has come, after each event."),
    WATERMARK_OF_SOURCE(
            "SW0483",
            "`{setting}` means nothing on the step `{stream}`: only sources have splits.",
            "Put it on the source, or remove it."),
    ALIGNMENT_GROUP(
            "SW0484",
            "`{stream}` is in the group `{group}`, but nothing says how far it may be ahead.",
            "Add alignWithin, such as `alignWithin = \"30s\"`, or remove alignGroup."),

    // Keys.
    KEY_EMPTY("SW0501", "@KeyedBy names no component.", "Name at least one component of the event."),
    KEY_UNKNOWN(
            "SW0502",
            "{event} has no component, field or method `{name}`, and `{operator}` no static method of that name that takes the event.",
            "Name one that is there, or write the static method."),
    KEY_NOT_ACCESSIBLE(
            "SW0503",
            "`{name}` of {event} cannot be reached from the package of `{operator}`.",
            "Make it accessible there, name an accessible method, or write a static method of `{operator}`."),
    KEY_FUNCTION(
            "SW0504",
            "The method `{name}` of `{operator}` cannot compute a key of {event}.",
            "Make it static, not private, with {event} as its only parameter, without checked exceptions, and returning the key."),
    KEY_TYPE(
            "SW0505",
            "`{name}` of {event} cannot be part of a key: {type} is none of the key types.",
            "Use a primitive or its box, String, UUID, an enum, a java.time value, BigDecimal or a record of these."),
    KEY_TYPES_DIFFER(
            "SW0506",
            "The key of `{operator}` is {first} for {firstEvent}, but {second} for {secondEvent}.",
            "Make number and types of the components agree, for example with a static method of `{operator}`."),
    KEY_TWICE("SW0507", "@KeyedBy names `{name}` twice.", "Name each component once."),
    KEY_COUNT(
            "SW0508",
            "The key of `{operator}` has {count} components, but this @KeyedBy names {actual}.",
            "Name as many components as @KeyedBy on the class, in the same order."),
    STATE_WITHOUT_KEY(
            "SW0509",
            "`{field}` is @State, but `{operator}` has no key.",
            "Add @KeyedBy(\"...\") to the class: its fields are the state of one key. Or make it a ListState<T>: that is kept per lane, and its elements can be divided when the number of lanes changes."),
    TIMER_WITHOUT_KEY(
            "SW0511",
            "The timer `{timer}` belongs to a key, but `{operator}` has none.",
            "Add @KeyedBy(\"...\") to the class."),
    KEY_PARAMETER_WITHOUT_KEY(
            "SW0512",
            "`{param}` is to receive the key, but `{operator}` has none.",
            "Add @KeyedBy(\"...\") to the class, or remove the parameter."),
    KEYED_BY_PARAMETER(
            "SW0513",
            "@KeyedBy on `{param}` overrides nothing: {reason}.",
            "Put @KeyedBy on the class first, and on the event parameter of an @OnEvent method where that event names its key differently."),

    // Operator classes and their fields.
    OPERATOR_KIND("SW0601", "The operator `{operator}` is {kind}.", "Declare it as a class that is not abstract."),
    OPERATOR_INNER(
            "SW0602",
            "The operator `{operator}` needs an instance of the class around it.",
            "Make it static, or move it to the top level."),
    OPERATOR_GENERIC(
            "SW0603",
            "The operator `{operator}` has type parameters.",
            "Write the types out; put what several operators share into a helper class."),
    OPERATOR_UNREACHABLE(
            "SW0604",
            "The operator `{operator}`, or a class around it, is private: generated code cannot name it.",
            "Make it package-private or public."),
    OPERATOR_CONSTRUCTOR(
            "SW0605",
            "The operator `{operator}` {reason}.",
            "Give it a constructor without parameters that is not private and throws no checked exceptions, or none at all."),
    OPERATOR_EXTENDS(
            "SW0606",
            "The operator `{operator}` extends `{superclass}`.",
            "Extend nothing: all fields and handlers stand in the one class. Put what several operators share into a helper class."),
    OPERATOR_WITHOUT_HANDLER(
            "SW0607",
            "`{operator}` has no @OnEvent method.",
            "Annotate the method that takes the event with @OnEvent."),
    FIELD_WITHOUT_ROLE(
            "SW0608",
            "The field `{field}` of `{operator}` is neither @State nor @Config nor @Service.",
            "Annotate it: @State to keep it per key, @Config for a setting, @Service for a client or cache; or make it static final, if it is a constant."),
    FIELD_PRIVATE(
            "SW0609",
            "The field `{field}` of `{operator}` is private: generated code cannot set it.",
            "Make it package-private."),
    FIELD_FINAL(
            "SW0610", "The field `{field}` of `{operator}` is final: generated code cannot set it.", "Remove `final`."),
    FIELD_STATIC(
            "SW0611",
            "The field `{field}` of `{operator}` is static, so {annotation} means nothing.",
            "Remove `static`, or the annotation if it is a constant."),
    FIELD_SEVERAL_ROLES(
            "SW0612", "The field `{field}` of `{operator}` has several roles: {roles}.", "Keep one of them."),
    STATE_TYPE(
            "SW0613",
            "The state `{field}` of `{operator}` cannot be stored: {type}: {reason}.",
            "Use a supported type, or @Service for what is not state."),
    CONFIG_TYPE(
            "SW0614",
            "The setting `{name}` cannot be of type {type}.",
            "Use a primitive or its box, String, an enum, BigDecimal, Duration, Instant or LocalDate."),
    CONFIG_NAME(
            "SW0615",
            "`{name}` is not the name of a setting.",
            "Use `a-z`, `0-9`, `-` and `.`, starting with a letter."),
    CONFIG_CONFLICT(
            "SW0616", "The setting `{name}` is {type} here, but {other} in `{place}`.", "Use one type, or two names."),
    CONFIG_STREAM(
            "SW0617",
            "The setting `{name}` has the name of the stream `{stream}` or of one of its options.",
            "Rename one: `--{stream}=...` already says where the stream goes."),
    SERVICE_TYPE(
            "SW0618",
            "The service `{field}` of `{operator}` cannot be supplied by its type {type}, which is {kind}.",
            "Use a class or interface without type arguments."),
    TTL_WITHOUT_STATE(
            "SW0660",
            "The field `{field}` of `{operator}` has a @Ttl, but is not @State.",
            "Remove it: only state expires."),
    TTL_WITHOUT_KEY(
            "SW0661",
            "`{operator}` has a @Ttl, but no key.",
            "Add @KeyedBy(\"...\") to the class, or remove it: only state of a key expires."),
    TTL_IN_WINDOW(
            "SW0662",
            "`{operator}` has a @Ttl and a @Window, whose end is the end of its state.",
            "Remove one of them."),
    TTL_OF_NOTHING(
            "SW0663",
            "The @Ttl of `{operator}` governs no field.",
            "Remove it: each @State field has one of its own, or there is none."),

    REDISTRIBUTE_WITH_KEY(
            "SW0664",
            "`redistribute` means nothing on `{field}`, since `{operator}` has {what}: its state goes where its keys go.",
            "Remove it; it is for lists of operators without a key."),

    // Handlers and their parameters.
    HANDLER_PRIVATE(
            "SW0701", "The handler `{method}` is private: generated code cannot call it.", "Make it package-private."),
    HANDLER_STATIC("SW0702", "The handler `{method}` is static: it could not see the state.", "Remove `static`."),
    HANDLER_GENERIC("SW0703", "The handler `{method}` has type parameters.", "Write the types out."),
    HANDLER_SEVERAL_KINDS(
            "SW0704",
            "`{method}` is several handlers at once: {kinds}.",
            "Write one method for each; they may call a common one."),
    HANDLER_TWICE(
            "SW0705",
            "`{first}` and `{second}` of `{operator}` both handle {type}.",
            "Keep one @OnEvent method for each type."),
    HANDLER_WITHOUT_EVENT(
            "SW0706", "The {kind} method `{method}` takes no event.", "Give it a parameter for the event."),
    PARAMETER_UNBOUND(
            "SW0707",
            "Nothing is passed to the parameter `{param}` of `{method}`.",
            "Remove it, or annotate it; {hint}."),
    PARAMETER_SEVERAL(
            "SW0708",
            "The parameter `{param}` of `{method}` is bound in several ways: {annotations}.",
            "Keep one of them."),
    PARAMETER_MISPLACED(
            "SW0709", "A parameter {kind} means nothing in `{method}`, {handler}.", "Remove it; {allowed}."),
    PARAMETER_TYPE(
            "SW0710",
            "The parameter `{param}` of `{method}` receives a time, but is of type {type}.",
            "Use Instant or long (milliseconds)."),
    KEY_PARAMETER_TYPE(
            "SW0711",
            "The parameter `{param}` of `{method}` receives the key component `{name}`, which is {expected}, but is of type {type}.",
            "Declare it as {expected}."),
    KEY_PARAMETER_UNKNOWN(
            "SW0712",
            "`{operator}` has no key component `{name}`.",
            "Name the parameter, or its @Named, after one of {names}."),
    PARAMETER_NAME(
            "SW0713",
            "The name of parameter {index} of `{method}`, by which {purpose} is found, is not in its class file.",
            "Compile that class with `-parameters`, or add @Named(\"...\") to the parameter."),
    TIMER_UNKNOWN(
            "SW0714",
            "`{method}` sets the timer `{name}`, but `{operator}` has no @OnTimer(\"{name}\") method.",
            "Write one, or name the parameter, or its @Named, after another timer."),
    TIMER_NEVER_SET(
            "SW0715",
            "Nothing that is called for an event, or for a timer that is, sets the timer `{name}`, so it never fires.",
            "Add a parameter `KeyTimer {name}` to an @OnEvent method, or remove `{method}`."),
    TIMER_TWICE(
            "SW0716",
            "`{first}` and `{second}` both handle the timer `{name}`.",
            "Keep one, or give them timers of their own."),
    TIMER_NAME(
            "SW0717",
            "`{name}` is not the name of a timer.",
            "Use a Java identifier: timers are found by the names of KeyTimer parameters."),
    WINDOW_TIMER(
            "SW0718",
            "`{operator}` has a window, whose closing is its only timer, but `{method}` uses `{timer}`.",
            "Use @OnClose, or remove @Window."),
    WINDOW_OUTPUT(
            "SW0719",
            "`{method}` puts out results, but `{operator}` has a window, which is called once per window of each event.",
            "Return nothing; put out results in @OnClose."),
    CLOSE_WITHOUT_WINDOW(
            "SW0720",
            "`{method}` is @OnClose, but `{operator}` has no @Window.",
            "Add @Window(size = \"...\") to the class, or use @OnTimer."),
    WINDOW_WITHOUT_CLOSE(
            "SW0721",
            "`{operator}` has a @Window, but no @OnClose method that puts out its result.",
            "Write one: `@OnClose Result close(@Key ... key) { ... }`."),
    MERGE_SIGNATURE(
            "SW0740",
            "The @Merge method `{method}` does not take one other `{operator}` and return nothing.",
            "Write `@Merge void {method}({operator} other) { ... }`, which adds the fields of `other` to its own."),
    MERGE_TWICE("SW0741", "`{first}` and `{second}` of `{operator}` are both @Merge.", "Keep one."),
    MERGE_MEANINGLESS(
            "SW0742",
            "`{method}` is @Merge, but `{operator}` {reason}: there is nothing to merge.",
            "Remove it, or give the class windows that overlap: `@Window(size = \"1h\", slide = \"15m\")`."),
    SESSION_WITHOUT_MERGE(
            "SW0743",
            "`{operator}` has sessions, which an event may make one of two, but no @Merge method.",
            "Write one: `@Merge void merge({operator} other) { ... }`, which adds the fields of `other` to its own."),
    CLOSE_TWICE("SW0722", "`{first}` and `{second}` of `{operator}` are both @OnClose.", "Keep one."),
    OUTPUT_TYPES(
            "SW0723",
            "`{second}` puts out {secondType}, but `{first}` of the same operator puts out {firstType}.",
            "Put out one type: a sealed interface of records carries several."),
    OUTPUT_TYPE(
            "SW0724",
            "`{method}` cannot put out {type}: {reason}.",
            "Put out a record, class, enum or value: as T, Optional<T>, List<T>, Iterable<T> or through Out<T>."),
    OUTPUT_BOTH("SW0725", "`{method}` has several ways out: {ways}.", "Keep one of them."),
    NAME_MEANINGLESS(
            "SW0726",
            "@Named means nothing on the parameter `{param}` of `{method}`, which is not found by its name.",
            "Remove it; it names timers, counters, histograms and components of composed keys."),
    METRIC_NAME("SW0727", "`{name}` is not the name of a {kind}.", "Use a Java identifier."),
    METRIC_TWICE("SW0728", "`{name}` of `{operator}` is {what}.", "Give one of them another name."),
    TIMER_KINDS(
            "SW0780",
            "The timer `{timer}` of `{operator}` is a KeyTimer in one handler and KeyTimers in another, such as `{method}`.",
            "Use one of them: a KeyTimer has one time per key, KeyTimers have many."),
    ON_LATE_WITHOUT_WINDOW(
            "SW0729",
            "`{method}` is @OnLate, but `{operator}` has no windows of event time, for which an event could be too late.",
            "Add @Window(size = \"...\") to the class, or remove the method."),
    ON_LATE_EVENT(
            "SW0730",
            "`{method}` handles late events of type {type}, but no @OnEvent method of `{operator}` takes such events.",
            "Let it take one of: {types}."),
    FIRING_WITHOUT_WINDOW(
            "SW0732",
            "`{method}` is {annotation}, but `{operator}` has no @Window.",
            "Add @Window(...) to the class, or remove the method."),
    ON_FIRE_NEVER(
            "SW0733",
            "`{method}` is @OnFire, but the windows of `{operator}` fire at their end alone.",
            "Use @OnClose, or have them fire at other times: `every`, `everyCount` or `lateness` of @Window, or a @FireWhen method."),
    ON_FIRE_TWICE("SW0734", "`{first}` and `{second}` of `{operator}` are both @OnFire.", "Keep one."),
    FIRE_WHEN_RETURN(
            "SW0735",
            "The @FireWhen method `{method}` returns {type}.",
            "Return `boolean`, or `Fire` to have the state begin anew as well."),
    FIRE_WHEN_EVENT(
            "SW0736",
            "`{method}` is @FireWhen for events of type {type}, but no @OnEvent method of `{operator}` takes such events.",
            "Let it take one of: {types}; or no event at all."),
    FIRE_WHEN_TWICE(
            "SW0737",
            "`{first}` and `{second}` of `{operator}` are both @FireWhen for events of {type}.",
            "Keep one @FireWhen method for each type, and one without an event for the rest."),
    HANDLER_NEVER(
            "SW0738", "`{method}` of `{operator}` is {annotation}, which is never called: {reason}.", "Remove it."),
    LAST_EVENTS_TYPES(
            "SW0739",
            "`{operator}` looks at the last events of a key, but takes several types of events.",
            "Keep one @OnEvent method: a sealed interface of records carries several types; or remove `countSlide`."),
    ON_LATE_TWICE(
            "SW0731",
            "`{first}` and `{second}` of `{operator}` both handle late events of type {type}.",
            "Keep one @OnLate method for each type."),

    ON_END_WITH_KEY(
            "SW0760",
            "`{method}` is @OnEnd, but `{operator}` has a key: the end is not that of one key.",
            "Use a timer of event time, `@OnTimer`: at the end of the input all that are pending fire."),
    ON_END_WITH_WINDOW(
            "SW0761",
            "`{method}` is @OnEnd, but `{operator}` has windows.",
            "Use @OnClose: at the end of the input all windows of event time close."),
    ON_END_TWICE("SW0762", "`{first}` and `{second}` of `{operator}` are both @OnEnd.", "Keep one."),

    // Types of events, keys and state.
    EVENT_TYPE(
            "SW0801",
            "`{stream}` cannot carry {type}: {reason}.",
            "Use a record, a plain class, a sealed interface of records, an enum or a value such as String."),
    PART_TYPE(
            "SW0802",
            "`{path}` cannot be stored: {type}: {reason}.",
            "Use a supported type: primitives and boxes, String, enums, java.time values, BigDecimal, UUID, byte[], records and plain classes of these, List, Set, Map, Optional, arrays, sealed interfaces of records."),
    TYPE_PRIVATE(
            "SW0803",
            "{type}, or a class around it, is private: generated code cannot name it.",
            "Make it package-private or public."),
    TYPE_UNREACHABLE(
            "SW0804",
            "{type} is not public, so generated code in {package}, where `{user}` needs it, cannot name it.",
            "Make it and the classes around it public, or move it to {package}."),
    FORMAT_NAME_TWICE(
            "SW0805",
            "Two parts of {type} are called `{name}` in JSON and CSV.",
            "Give each its own name with @Named."),
    SEALED_NAME_TWICE(
            "SW0807",
            "{type} permits two records called `{name}`, which JSON could not tell apart.",
            "Rename one of them."),
    NAME_EMPTY("SW0806", "@Named gives no name.", "Write the name, or remove the annotation."),

    // Annotations where they mean nothing.
    MISPLACED("SW0901", "{annotation} means nothing here: {reason}.", "{remedy}"),

    // Lanes.
    PARALLELISM(
            "SW1001",
            "`{name}` cannot run on {number} lanes.",
            "Write a number from 1 to 1024, or remove @Parallelism."),
    PARALLELISM_OF_LETTERS(
            "SW1002",
            "@Parallelism means nothing on `{stream}`, whose dead letters come where their source runs.",
            "Remove it, or put it on `{source}`."),
    PARALLELISM_OF_LATE(
            "SW1020",
            "@Parallelism means nothing on `{stream}`, whose events come where the operator of `{application}` runs.",
            "Remove it, or put it on `{application}`."),
    PARALLELISM_OF_ALL(
            "SW1021",
            "`{stream}` has windows over the events of all keys and runs on one lane, not on {number}.",
            "Remove @Parallelism, or add @KeyedBy(\"...\") to the operator."),
    PARTITIONING_OF_ALL(
            "SW1022",
            "{annotation} means nothing on `{stream}`: `{operator}` has windows over the events of all keys, which come to one lane.",
            "Remove it, or put it on a step before."),
    PARTITIONING_KEYED(
            "SW1003",
            "{annotation} means nothing on `{stream}`: `{operator}` has a key, by which its events are divided.",
            "Remove it, or put it on a step before."),
    PARTITIONING_MEANINGLESS(
            "SW1004",
            "{annotation} means nothing on `{stream}`, which is {kind} and has no inputs to divide.",
            "Remove it, or put it on the steps that read `{stream}`."),
    PARTITIONING_TWICE(
            "SW1005",
            "The events for `{stream}` are divided among lanes in several ways: {annotations}.",
            "Keep one of them."),
    FORWARD_IMPOSSIBLE(
            "SW1006",
            "@Forward on `{stream}` cannot hold: it runs on {lanes}, but `{input}` on {inputLanes}.",
            "Give both the same @Parallelism, or remove @Forward."),

    // Events that are made up.
    FILL_TYPE(
            "SW1101",
            "{annotation} cannot fill `{part}`, which is {type}.",
            "Remove it, or use another: @Range for numbers, @OneOf for texts, characters and enums, @Distinct for texts and UUID, @Sequence for whole numbers and texts (a prefix for texts alone), @Times for Instant and long."),
    FILL_TWICE("SW1102", "`{part}` is filled in several ways: {annotations}.", "Keep one of them."),
    FILL_SETTING(
            "SW1103",
            "{annotation} leaves nothing to fill `{part}` with: {reason}.",
            "Write values that there are, of the type of the part.");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");

    private final String code;
    private final String cause;
    private final String remedy;

    Problem(String code, String cause, String remedy) {
        this.code = code;
        this.cause = cause;
        this.remedy = remedy;
    }

    /** The permanent code, such as {@code SW0502}. */
    public String code() {
        return code;
    }

    /** What is wrong, with placeholders. */
    public String cause() {
        return cause;
    }

    /** What to do about it, with placeholders. */
    public String remedy() {
        return remedy;
    }

    /** Where it is explained. */
    public String anchor() {
        return "docs/reference/diagnostics.md#" + code.toLowerCase(Locale.ROOT);
    }

    /**
     * Cause and remedy with {@code values} in place of the placeholders.
     *
     * @throws IllegalArgumentException if there are more or fewer values than placeholders
     */
    String message(Object... values) {
        Map<String, String> filled = new LinkedHashMap<>();
        String message = PLACEHOLDER.matcher(cause + " " + remedy).replaceAll(match -> {
            String name = match.group(1);
            if (!filled.containsKey(name)) {
                if (filled.size() == values.length) {
                    throw new IllegalArgumentException(code + ": no value for {" + name + "}");
                }
                filled.put(name, String.valueOf(values[filled.size()]));
            }
            return Matcher.quoteReplacement(filled.getOrDefault(name, ""));
        });
        if (filled.size() != values.length) {
            throw new IllegalArgumentException(code + ": " + values.length + " values for " + filled.keySet());
        }
        return message;
    }
}
