package io.streamwright.testkit.random;

import io.streamwright.TimeDomain;
import io.streamwright.testkit.random.DrawnJob.EventType;
import io.streamwright.testkit.random.DrawnJob.Handler;
import io.streamwright.testkit.random.DrawnJob.HandlerKind;
import io.streamwright.testkit.random.DrawnJob.Merging;
import io.streamwright.testkit.random.DrawnJob.Operator;
import io.streamwright.testkit.random.DrawnJob.Param;
import io.streamwright.testkit.random.DrawnJob.Role;
import java.util.List;
import java.util.Optional;

/**
 * Draws an operator without a key that holds events in a list and lets them go when there are some, and the rest at the end. Whichever
 * lanes they are held on, each goes on once.
 */
final class HoldDraw {
    private HoldDraw() {}

    static Operator draw(Draw draw, Features features, TypeDraw types, String className, EventType type) {
        int full = draw.of(1, 2, 3, 3, 7, 100);
        boolean forgets = draw.flip();
        features.saw("operator that holds events");
        features.saw("operator that leaves events behind at the end", !forgets);
        String event = type.name();
        types.declare("""
                class %1$s {
                    @State ListState<%2$s> held = ListState.create();

                    @OnEvent
                    List<%2$s> hold(%2$s e) {
                        held.add(e);
                        List<%2$s> all = List.of();
                        if (held.size() >= %3$d) {
                            all = held.toList();
                            held.clear();
                        }
                        return all;
                    }

                    @OnEnd
                    void end(Out<%2$s> out) {
                        held.toList().forEach(out::emit);
                        %4$s
                    }
                }""".formatted(className, event, full, forgets ? "held.clear();" : "// nothing comes after it"));
        return new Operator(
                className,
                false,
                Optional.empty(),
                Merging.NONE,
                List.of(
                        new Handler(
                                HandlerKind.EVENT,
                                "hold",
                                Optional.of(type),
                                List.of(new Param(Role.EVENT, "", false)),
                                List.of(),
                                Optional.empty(),
                                TimeDomain.EVENT),
                        new Handler(
                                HandlerKind.END,
                                "end",
                                Optional.empty(),
                                List.of(new Param(Role.OUT, "", false)),
                                List.of(),
                                Optional.empty(),
                                TimeDomain.EVENT)),
                List.of(),
                Optional.empty());
    }
}
