package io.streamwright.flink;

import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.operator.Operator;
import io.streamwright.core.operator.Output;
import io.streamwright.core.operator.SweepBudget;
import io.streamwright.core.time.TimeSource;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.operators.ProcessingTimeService.ProcessingTimeCallback;
import org.apache.flink.runtime.state.KeyGroupStatePartitionStreamProvider;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.jspecify.annotations.Nullable;

/**
 * A generated operator as an operator of Flink. It stands behind a {@code keyBy} whose keys have the hashes that the generated
 * class gives them.
 *
 * <p>Flink's task thread makes all calls, timers and snapshots included: it is what a lane is elsewhere. State, timers and
 * windows are the generated class's own; Flink's keyed state and timer service stay empty, and only the bytes of a snapshot
 * go through it.
 *
 * @param <E> the type of the events
 * @param <R> the type of the results
 * @param <O> the generated class
 */
final class GeneratedStreamOperator<E, R, O extends Operator> extends AbstractStreamOperator<R>
        implements OneInputStreamOperator<E, R>, ProcessingTimeCallback {
    /** Counts the rows that were taken over from a checkpoint. */
    static final String ROWS_RESTORED = "rowsRestored";

    /** Counts the events that came too late for all of their windows. */
    static final String LATE_DROPPED = "lateDropped";

    /** So few only that the tests meet sweeps in several parts. */
    private static final int SWEEP_STEPS = 16;

    private final OperatorBinding<E, R, O> binding;
    private final TaskContext context;
    private final O operator;
    private final SweepBudget budget = new SweepBudget();
    private boolean inputIdle;

    /** The call that Flink will make for the first processing-time timer, and when. */
    private @Nullable ScheduledFuture<?> alarm;

    private long alarmMillis = Long.MAX_VALUE;

    GeneratedStreamOperator(
            StreamOperatorParameters<R> parameters, OperatorBinding<E, R, O> binding, Map<String, String> settings) {
        super(parameters);
        TaskInfo task = getRuntimeContext().getTaskInfo();
        this.binding = binding;
        this.context = new TaskContext(new FlinkTime(), settings, task.getMaxNumberOfParallelSubtasks());
        this.operator = binding.maker().make(binding.uid(), context, new ToFlink());
    }

    // ----------------------------------------------------------------------------------------------------- data

    @Override
    public void processElement(StreamRecord<E> element) {
        // that of a record without one is Output.NO_TIME in Flink, too
        long time = element.getTimestamp();
        binding.handler().handle(operator, element.getValue(), time);
        setAlarm();
    }

    /** The generated class finds the key itself, in its own form. */
    @Override
    public boolean hasKeyContext1() {
        return false;
    }

    /** What the generated class puts out. */
    private final class ToFlink extends Output<R> {
        private final StreamRecord<R> record = new StreamRecord<>(null);

        @Override
        public void emit(R event, long time) {
            record.replace(event, time);
            if (time == NO_TIME) {
                record.eraseTimestamp();
            }
            output.collect(record);
        }
    }

    // ----------------------------------------------------------------------------------------------- event time

    /** Everything due fires before the watermark goes on. No event may come in between, so it is one call for Flink. */
    @Override
    public void processWatermark(Watermark mark) throws Exception {
        advance(mark.getTimestamp());
        super.processWatermark(mark);
    }

    @Override
    public void processWatermarkStatus(WatermarkStatus status) throws Exception {
        inputIdle = status.isIdle();
        advance(operator.watermark());
        super.processWatermarkStatus(status);
    }

    private void advance(long target) {
        do {
            budget.refill(SWEEP_STEPS);
        } while (!operator.advance(target, inputIdle, budget));
        setAlarm();
    }

    // ------------------------------------------------------------------------------------------ processing time

    /** The clock by which Flink decides when to call for a timer. */
    private final class FlinkTime implements TimeSource {
        @Override
        public long currentTimeMillis() {
            return getProcessingTimeService().getCurrentProcessingTime();
        }

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }
    }

    /** Asks Flink for a call when the first timer becomes due, unless it will call by then anyway. */
    private void setAlarm() {
        long next = operator.nextProcessingTime();
        if (next < alarmMillis) {
            if (alarm != null) {
                alarm.cancel(false);
            }
            alarm = getProcessingTimeService().registerTimer(next, this);
            alarmMillis = next;
        }
    }

    /** Fires some of what is due. If there is more, Flink calls again at once, after whatever else waits for its thread. */
    @Override
    public void onProcessingTime(long time) {
        alarm = null;
        alarmMillis = Long.MAX_VALUE;
        budget.refill(SWEEP_STEPS);
        operator.fireProcessingTime(getProcessingTimeService().getCurrentProcessingTime(), budget);
        setAlarm();
    }

    // ----------------------------------------------------------------------------------------------- snapshots

    /** Without this Flink would take what we write for timers of its own. */
    @Override
    protected boolean isUsingCustomRawKeyedState() {
        return true;
    }

    @Override
    public void snapshotState(StateSnapshotContext snapshot) throws Exception {
        KeyGroupSections.freeze(operator, context.keyGroups()).writeTo(snapshot.getRawKeyedOperatorStateOutput());
    }

    @Override
    public void initializeState(StateInitializationContext snapshot) throws Exception {
        KeyGroupSections sections = new KeyGroupSections();
        for (KeyGroupStatePartitionStreamProvider group : snapshot.getRawKeyedStateInputs()) {
            sections.readFrom(group);
        }
        if (sections.isEmpty()) {
            // a new job, or an operator that is new in it
            return;
        }
        operator.restore(new BinaryInput(sections.own()));
        for (byte[] rows : sections.rows()) {
            operator.restoreRows(new BinaryInput(rows));
        }
        operator.restored();
        getRuntimeContext().getLongCounter(ROWS_RESTORED).add(operator.rows());
    }

    @Override
    public void open() throws Exception {
        super.open();
        setAlarm();
    }

    // ----------------------------------------------------------------------------------------------------- end

    /** All input has ended, with a watermark behind it that has fired everything of event time. */
    @Override
    public void finish() throws Exception {
        getRuntimeContext().getLongCounter(LATE_DROPPED).add(operator.lateDropped());
        super.finish();
    }

    @Override
    public void close() throws Exception {
        context.closeServices();
        super.close();
    }
}
