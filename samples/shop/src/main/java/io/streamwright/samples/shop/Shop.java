package io.streamwright.samples.shop;

import io.streamwright.Apply;
import io.streamwright.From;
import io.streamwright.Late;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.Watermark;
import org.jspecify.annotations.Nullable;

/**
 * A day of an online shop, and six questions about it. What visitors do comes by many ways, up to half a minute out of order, now and
 * then much later; a till that gets no answer sends an order again.
 */
@StreamJob("shop")
public interface Shop {

    /** All that visitors do. */
    @Source("file:data/actions.jsonl")
    @Watermark(outOfOrder = "30s")
    StreamOf<Action> actions();

    // ------------------------------------------------------------------------------- how pages do, and what came too
    // late for that

    /** Looking, and putting into the cart. */
    @From("actions")
    default @Nullable Action looks(Action action) {
        return action.kind() == Action.Kind.VIEW || action.kind() == Action.Kind.CART ? action : null;
    }

    /** The figures of each page for ten minutes; again for each action that comes up to five minutes too late. */
    @Apply(PageStatistics.class)
    @From("looks")
    @Sink("file:target/statistics.jsonl")
    StreamOf<PageFigures> statistics();

    /** What came even later. */
    @Late(of = "statistics")
    @Sink("file:target/too-late.jsonl")
    StreamOf<TooLate> tooLate();

    // ------------------------------------------------------------------------------------------------------------------- visits

    /** What visitors did until they left, which is when they do nothing for twenty minutes. */
    @Apply(Visit.class)
    @From("actions")
    @Sink("file:target/visits.jsonl")
    StreamOf<VisitFigures> visits();

    // ------------------------------------------------------------------------------------------------------------------- orders

    /** Orders as they come, some of them several times. */
    @From("actions")
    default @Nullable Order received(Action action) {
        return action.kind() == Action.Kind.ORDER
                ? new Order(action.id(), action.visitor(), action.product(), action.cents())
                : null;
    }

    /** Each order once. */
    @Apply(Once.class)
    @From("received")
    StreamOf<Order> orders();

    /** Orders for the warehouse, by twenties; what is left at the end of the day as well. */
    @Apply(Batches.class)
    @From("orders")
    @Sink("file:target/batches.jsonl")
    StreamOf<Batch> batches();

    /** How much of each product was sold in the last hour, every ten minutes. */
    @Apply(SoldInAnHour.class)
    @From("orders")
    StreamOf<Sold> sold();

    /** The five products that sold best in the last hour, every ten minutes. */
    @Apply(BestSellers.class)
    @From("sold")
    @Sink("stdout:")
    StreamOf<TopFive> top();

    // ------------------------------------------------------------------------------------------------------------------- alerts

    /** Payments that failed. */
    @From("actions")
    default @Nullable Action failures(Action action) {
        return action.kind() == Action.Kind.PAYMENT_FAILED ? action : null;
    }

    /** Each third failure of a visitor. */
    @Apply(ThreeFailures.class)
    @From("failures")
    @Sink("file:target/alerts.jsonl")
    StreamOf<Alert> alerts();
}
