package io.streamwright.processor.emit;

import com.palantir.javapoet.ClassName;

/** The runtime's classes that generated code names. A test of the runtime's side checks that each exists. */
final class RuntimeNames {
    private static final String CORE = "io.streamwright.core.";

    static final ClassName COMPILED_JOB = ClassName.get(CORE + "api", "CompiledJob");

    static final ClassName BINARY_INPUT = ClassName.get(CORE + "codec", "BinaryInput");
    static final ClassName BINARY_OUTPUT = ClassName.get(CORE + "codec", "BinaryOutput");
    static final ClassName CODEC = ClassName.get(CORE + "codec", "Codec");
    static final ClassName CODECS = ClassName.get(CORE + "codec", "Codecs");
    static final ClassName CORRUPT_DATA = ClassName.get(CORE + "codec", "CorruptDataException");
    static final ClassName DECODE_EXCEPTION = ClassName.get(CORE + "codec", "DecodeException");
    static final ClassName FIELD_NAMES = ClassName.get(CORE + "codec", "FieldNames");
    static final ClassName FILL = ClassName.get(CORE + "codec", "Fill");
    static final ClassName FIELD_READER = ClassName.get(CORE + "codec", "FieldReader");
    static final ClassName LIKENESS = ClassName.get(CORE + "codec", "Likeness");
    static final ClassName FIELD_WRITER = ClassName.get(CORE + "codec", "FieldWriter");

    static final ClassName EXCHANGE = ClassName.get(CORE + "exchange", "Exchange");
    static final ClassName PARTITIONING = ClassName.get(CORE + "exchange", "Partitioning");

    static final ClassName JOB_GRAPH = ClassName.get(CORE + "graph", "JobGraph");
    static final ClassName SERVICE_NODE = ClassName.get(CORE + "graph", "ServiceNode");
    static final ClassName SETTING_NODE = ClassName.get(CORE + "graph", "SettingNode");
    static final ClassName STREAM_NODE = ClassName.get(CORE + "graph", "StreamNode");

    static final ClassName CONFIG_TYPE = ClassName.get(CORE + "operator", "ConfigType");
    static final ClassName COUNTER_HANDLE = ClassName.get(CORE + "operator", "CounterHandle");
    static final ClassName FIRING_SESSION_OPERATOR = ClassName.get(CORE + "operator", "FiringSessionOperator");
    static final ClassName FIRING_WINDOW_OPERATOR = ClassName.get(CORE + "operator", "FiringWindowOperator");
    static final ClassName HISTOGRAM_HANDLE = ClassName.get(CORE + "operator", "HistogramHandle");
    static final ClassName EXPIRING_OPERATOR = ClassName.get(CORE + "operator", "ExpiringOperator");
    static final ClassName KEYED_OPERATOR = ClassName.get(CORE + "operator", "KeyedOperator");
    static final ClassName LANE_PROGRAM = ClassName.get(CORE + "operator", "LaneProgram");
    static final ClassName LANE_SETUP = ClassName.get(CORE + "operator", "LaneSetup");
    static final ClassName OPERATOR = ClassName.get(CORE + "operator", "Operator");
    static final ClassName OPERATOR_CONTEXT = ClassName.get(CORE + "operator", "OperatorContext");
    static final ClassName OUT_HANDLE = ClassName.get(CORE + "operator", "OutHandle");
    static final ClassName OUTPUT = ClassName.get(CORE + "operator", "Output");
    static final ClassName PANED_OPERATOR = ClassName.get(CORE + "operator", "PanedOperator");
    static final ClassName SESSION_OPERATOR = ClassName.get(CORE + "operator", "SessionOperator");
    static final ClassName SWEEP_BUDGET = ClassName.get(CORE + "operator", "SweepBudget");
    static final ClassName TIME_ASSIGNER = ClassName.get(CORE + "operator", "TimeAssigner");
    static final ClassName TIMER_HANDLE = ClassName.get(CORE + "operator", "TimerHandle");
    static final ClassName TIMERS_HANDLE = ClassName.get(CORE + "operator", "TimersHandle");
    static final ClassName TIME_SET = ClassName.get(CORE + "state", "TimeSet");
    static final ClassName UNKEYED_OPERATOR = ClassName.get(CORE + "operator", "UnkeyedOperator");
    static final ClassName WATERMARKS = ClassName.get(CORE + "time", "Watermarks");
    static final ClassName WATERMARK_MERGE = ClassName.get(CORE + "operator", "WatermarkMerge");
    static final ClassName WATERMARK_VALVE = ClassName.get(CORE + "operator", "WatermarkValve");
    static final ClassName WINDOWED_OPERATOR = ClassName.get(CORE + "operator", "WindowedOperator");

    static final ClassName MANIFEST = ClassName.get(CORE + "snapshot", "SnapshotManifest");

    static final ClassName SOURCE_INPUT = ClassName.get(CORE + "source", "SourceInput");
    static final ClassName SOURCE_TIMING = ClassName.get(CORE + "source", "SourceTiming");

    static final ClassName FLAT_TABLE = ClassName.get(CORE + "state", "FlatTable");
    static final ClassName OPEN_WINDOW = ClassName.get(CORE + "state", "OpenWindow");
    static final ClassName LANE_LIST = ClassName.get(CORE + "state", "LaneList");
    static final ClassName LIST_SLOT = ClassName.get(CORE + "state", "ListSlot");
    static final ClassName MAP_SLOT = ClassName.get(CORE + "state", "MapSlot");
    static final ClassName READ_AHEAD = ClassName.get(CORE + "state", "ReadAhead");
    static final ClassName ROW_OBJECTS = ClassName.get(CORE + "state", "RowObjects");
    static final ClassName SEGMENT = ClassName.get(CORE + "state", "Segment");
    static final ClassName STATE_CODECS = ClassName.get(CORE + "state", "StateCodecs");
    static final ClassName STATE_TTL = ClassName.get(CORE + "state", "StateTtl");
    static final ClassName TIMER_QUEUE = ClassName.get(CORE + "state", "TimerQueue");

    static final ClassName EVENT_TIMES = ClassName.get(CORE + "time", "EventTimes");
    static final ClassName FIRING_SPEC = ClassName.get(CORE + "time", "FiringSpec");
    static final ClassName TIME_SOURCE = ClassName.get(CORE + "time", "TimeSource");
    static final ClassName WINDOW_SPEC = ClassName.get(CORE + "time", "WindowSpec");

    static final ClassName JOB_MAIN = ClassName.get("io.streamwright.cli", "JobMain");

    private RuntimeNames() {}
}
