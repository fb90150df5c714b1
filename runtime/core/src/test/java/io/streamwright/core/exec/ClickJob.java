package io.streamwright.core.exec;

import io.streamwright.ErrorPolicy;
import io.streamwright.Guarantee;
import io.streamwright.core.api.CompiledJob;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.exchange.Exchange;
import io.streamwright.core.exchange.Partitioning;
import io.streamwright.core.graph.JobGraph;
import io.streamwright.core.graph.ServiceNode;
import io.streamwright.core.graph.SettingNode;
import io.streamwright.core.graph.StreamNode;
import io.streamwright.core.operator.ConfigType;
import io.streamwright.core.operator.LaneProgram;
import io.streamwright.core.operator.LaneSetup;
import io.streamwright.core.operator.Output;
import io.streamwright.core.operator.SweepBudget;
import io.streamwright.core.operator.WatermarkMerge;
import io.streamwright.core.source.SourceInput;
import io.streamwright.core.source.SourceTiming;
import io.streamwright.core.time.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job written by hand as the processor would generate it: clicks are counted per page, with a timer, and per page and
 * window. With {@code more} a second source joins the first in a union before the windows.
 */
final class ClickJob extends CompiledJob {
    String name = "clicks";
    Guarantee guarantee = Guarantee.AS_THE_SINK_CAN;
    SourceTiming timing = new SourceTiming(20, 0);
    String countType = "long";
    String pagesUid = "pages";
    boolean withWindows = true;
    boolean more;
    boolean processingTime;
    long quietMillis = 500;
    List<SettingNode> settings = new ArrayList<>();
    List<ServiceNode> services = new ArrayList<>();

    @Override
    public JobGraph graph() {
        List<StreamNode> streams = new ArrayList<>();
        streams.add(source("clicks", "mem:clicks"));
        if (more) {
            streams.add(source("more", "mem:more"));
        }
        streams.add(applied("pages", pagesUid, "ClicksPerPage"));
        if (withWindows) {
            streams.add(applied("windows", "windows", "ClicksPerWindow"));
        }
        return new JobGraph(name, "test.Clicks", streams, settings, services);
    }

    private static StreamNode source(String stream, String address) {
        return new StreamNode(
                stream,
                StreamNode.Kind.SOURCE,
                "Click",
                List.of(),
                stream,
                null,
                List.of(),
                null,
                new StreamNode.SourceNode(address, ErrorPolicy.FAIL, false),
                "20ms",
                null);
    }

    private StreamNode applied(String stream, String uid, String operator) {
        return new StreamNode(
                stream,
                StreamNode.Kind.APPLY,
                "String",
                List.of("clicks"),
                uid,
                operator,
                List.of("page"),
                null,
                null,
                null,
                new StreamNode.SinkNode(stream + ".sink", "mem:" + stream, guarantee),
                new StreamNode.Placement(1, 0, Partitioning.HASH));
    }

    static SettingNode setting(String name, ConfigType<?> type, boolean required) {
        return new SettingNode(name, type, required, "", List.of("ClicksPerPage"));
    }

    @Override
    public Codec<?> codec(String stream) {
        return new TestCodec<>(stream.equals("clicks") || stream.equals("more") ? "Click" : "String");
    }

    @Override
    public LaneProgram lane(LaneSetup setup) {
        return new ClickLane(setup, this);
    }

    private static final class ClickLane extends LaneProgram {
        private final ClicksPerPage pages;
        private final @Nullable ClicksPerWindow windows;
        private final SourceInput<Click> clicks;
        private final @Nullable SourceInput<Click> more;
        private final @Nullable ClickExchange clicksToPages;
        private final @Nullable ClickExchange clicksToWindows;
        private final @Nullable ClickExchange moreToWindows;
        private final WatermarkMerge merge = new WatermarkMerge();

        ClickLane(LaneSetup setup, ClickJob job) {
            super(setup, 2);
            Output<String> toPages = setup.sink("pages");
            pages = operator(
                    1,
                    new ClicksPerPage(
                            job.pagesUid,
                            toPages,
                            job.quietMillis,
                            job.processingTime ? setup.operators().time() : null,
                            job.countType));
            windows = job.withWindows
                    ? operator(1, new ClicksPerWindow("windows", new WindowSpec(100, 50, 0), setup.sink("windows")))
                    : null;
            clicks = input(new ClickInput("clicks", job.timing, true));
            more = job.more ? input(new ClickInput("more", job.timing, false)) : null;
            clicksToPages = fused ? null : exchange(new ClickExchange(setup, "clicks", "pages"));
            clicksToWindows = fused || windows == null ? null : exchange(new ClickExchange(setup, "clicks", "windows"));
            moreToWindows = fused || more == null ? null : exchange(new ClickExchange(setup, "more", "windows"));
        }

        @Override
        protected boolean advance(int stage, SweepBudget sweepBudget) {
            if (stage == 0) {
                advance(clicksToPages, clicks);
                advance(clicksToWindows, clicks);
                advance(moreToWindows, more);
                return true;
            }
            merge.begin();
            add(clicksToWindows);
            add(moreToWindows);
            merge.end();
            return pages.advance(clicksToPages.watermark(), clicksToPages.idle(), sweepBudget)
                    && (windows == null || windows.advance(merge.watermark(), merge.idle(), sweepBudget));
        }

        private static void advance(@Nullable ClickExchange exchange, @Nullable SourceInput<Click> input) {
            if (exchange != null && input != null) {
                exchange.advanceTo(input.watermark(), input.idle());
            }
        }

        private void add(@Nullable ClickExchange exchange) {
            if (exchange != null) {
                merge.add(exchange.watermark(), exchange.idle());
            }
        }

        private final class ClickExchange extends Exchange<Click> {
            private final boolean toPages;

            ClickExchange(LaneSetup setup, String from, String to) {
                super(ClickLane.this, setup, from, to, Partitioning.HASH, 0, 1, 0, 0);
                this.toPages = to.equals("pages");
            }

            @Override
            public void send(Click event, long time) {
                aimAtOwner(event.page().hashCode());
                toAim(event, time);
            }

            @Override
            protected void deliver(Click event, long time) {
                if (toPages) {
                    pages.onClick(event, time);
                } else if (windows != null) {
                    windows.onClick(event, time);
                }
            }
        }

        @Override
        protected boolean advance(SweepBudget sweepBudget) {
            merge.begin().add(clicks.watermark(), clicks.idle());
            if (more != null) {
                merge.add(more.watermark(), more.idle());
            }
            merge.end();
            return pages.advance(clicks.watermark(), clicks.idle(), sweepBudget)
                    && (windows == null || windows.advance(merge.watermark(), merge.idle(), sweepBudget));
        }

        private final class ClickInput extends SourceInput<Click> {
            private final boolean toPages;

            ClickInput(String stream, SourceTiming timing, boolean toPages) {
                super(stream, stream, ErrorPolicy.FAIL, timing, ClickLane.this);
                this.toPages = toPages;
            }

            @Override
            protected long timeOf(Click event) {
                return event.at();
            }

            @Override
            protected void deliver(Click event, long time) {
                if (toPages && clicksToPages != null) {
                    clicksToPages.send(event, time);
                } else if (toPages) {
                    pages.onClick(event, time);
                }
                ClickExchange toWindows = toPages ? clicksToWindows : moreToWindows;
                if (toWindows != null) {
                    toWindows.send(event, time);
                } else if (windows != null) {
                    windows.onClick(event, time);
                }
                if (timing().alignment() != null) {
                    keepStep(time);
                }
            }
        }
    }
}
