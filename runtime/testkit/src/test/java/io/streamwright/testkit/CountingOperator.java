package io.streamwright.testkit;

import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.operator.ConfigType;
import io.streamwright.core.operator.CounterHandle;
import io.streamwright.core.operator.FrozenState;
import io.streamwright.core.operator.HistogramHandle;
import io.streamwright.core.operator.Operator;
import io.streamwright.core.operator.OperatorContext;
import io.streamwright.core.operator.Output;
import io.streamwright.core.operator.SweepBudget;
import io.streamwright.core.snapshot.SectionKind;
import io.streamwright.core.time.TimeSource;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ObjLongConsumer;

/**
 * Counts clicks per page. Ten seconds of event time after the first it says how many there were; a minute of processing time
 * after the last it forgets the page and says so. Fails beyond the limit of the configuration.
 */
final class CountingOperator extends Operator {
    static final class Row {
        long clicks;
        long reportAt = Long.MIN_VALUE;
        long forgetAt = Long.MIN_VALUE;
    }

    private final TimeSource clock;
    private final long limit;
    private final String prefix;
    private final Output<String> out;
    private final CounterHandle clicks = counter("clicks");
    private final HistogramHandle perPage = histogram("perPage");
    private final Map<String, Row> rows = new TreeMap<>();

    CountingOperator(OperatorContext context, ObjLongConsumer<String> out) {
        super("counting");
        this.clock = context.time();
        this.limit = Objects.requireNonNull(context.config().value("limit", ConfigType.LONG, 0L));
        String initial = context.service(HandWrittenJob.Greeter.class, () -> new HandWrittenJob.Greeter("")).greeting;
        this.prefix = Objects.requireNonNull(context.config().value("prefix", ConfigType.STRING, initial));
        this.out = new Output<>() {
            @Override
            public void emit(String event, long time) {
                out.accept(event, time);
            }
        };
    }

    void onClick(Click click, long time) {
        Row row = rows.computeIfAbsent(click.page(), page -> new Row());
        // stored at once: the harness has to undo it if the handler throws
        row.clicks++;
        clicks.increment();
        perPage.record(row.clicks);
        if (row.reportAt == Long.MIN_VALUE) {
            row.reportAt = time + 10_000;
        }
        row.forgetAt = clock.currentTimeMillis() + 60_000;
        out.emit(prefix + click.page() + " clicked", time);
        if (row.clicks > limit) {
            throw new IllegalStateException("too many clicks on " + click.page());
        }
    }

    @Override
    protected boolean fireEventTime(long upTo, SweepBudget budget) {
        rows.forEach((page, row) -> {
            if (row.reportAt != Long.MIN_VALUE && row.reportAt <= upTo) {
                long time = row.reportAt;
                row.reportAt = Long.MIN_VALUE;
                out.emit(prefix + page + ": " + row.clicks, time);
            }
        });
        return true;
    }

    @Override
    public boolean fireProcessingTime(long now, SweepBudget budget) {
        rows.entrySet().removeIf(entry -> {
            boolean due = entry.getValue().forgetAt <= now;
            if (due) {
                out.emit(prefix + "forget " + entry.getKey() + " at " + clock.currentTimeMillis(), Output.NO_TIME);
            }
            return due;
        });
        return true;
    }

    @Override
    public long nextProcessingTime() {
        return rows.values().stream().mapToLong(row -> row.forgetAt).min().orElse(Long.MAX_VALUE);
    }

    @Override
    public long rows() {
        return rows.size();
    }

    @Override
    public boolean stateful() {
        return true;
    }

    @Override
    public FrozenState freeze(int keyGroups) {
        BinaryOutput bytes = new BinaryOutput();
        encodeWatermark(bytes);
        bytes.writeInt(rows.size());
        rows.forEach((page, row) -> {
            bytes.writeString(page);
            bytes.writeLong(row.clicks);
            bytes.writeLong(row.reportAt);
            bytes.writeLong(row.forgetAt);
        });
        return new FrozenState(uid(), SectionKind.OPERATOR, bytes.toByteArray());
    }

    @Override
    public void restore(BinaryInput in) {
        restoreWatermark(in);
        for (int count = in.readCount(1); count > 0; count--) {
            Row row = new Row();
            rows.put(in.readString(), row);
            row.clicks = in.readLong();
            row.reportAt = in.readLong();
            row.forgetAt = in.readLong();
        }
    }
}
