package io.streamwright.processor.plan;

import io.streamwright.processor.model.HandlerKind;
import io.streamwright.processor.model.OperatorModel;
import io.streamwright.processor.model.ParamRole;
import io.streamwright.processor.model.WindowModel;
import java.math.BigInteger;
import java.util.Optional;

/** Whether overlapping windows are made of panes: parts they share, so that an event changes one row and not one per window. */
public final class Panes {
    /**
     * Into how many panes a slide may fall. Closing a window looks at each of its panes, and without panes an event changes
     * a row per slide: where a slide is many panes, as in 60 s by 59 s, the latter is less work.
     */
    private static final long MOST_PER_SLIDE = 4;

    private Panes() {}

    /** Why the windows of an operator have a row each; empty if they share panes. */
    public static Optional<String> obstacle(OperatorModel operator) {
        WindowModel window = operator.window().orElseThrow();
        if (window.slideMillis() >= window.sizeMillis()) {
            return Optional.of("they do not overlap");
        }
        if (operator.merge().isEmpty()) {
            return Optional.of("there is no @Merge");
        }
        if (operator.isFiring()) {
            return Optional.of("they fire at other times than their end");
        }
        if (operator.handlers(HandlerKind.EVENT).stream()
                .flatMap(handler -> handler.params().stream())
                .anyMatch(param -> param.role() == ParamRole.WINDOW_START || param.role() == ParamRole.WINDOW_END)) {
            return Optional.of("@OnEvent asks for the window");
        }
        if (window.slideMillis() / millis(window) > MOST_PER_SLIDE) {
            return Optional.of("panes would be far shorter than the slide");
        }
        return Optional.empty();
    }

    /** The length of a pane in milliseconds. */
    public static long millis(WindowModel window) {
        return BigInteger.valueOf(window.sizeMillis())
                .gcd(BigInteger.valueOf(window.slideMillis()))
                .longValueExact();
    }
}
