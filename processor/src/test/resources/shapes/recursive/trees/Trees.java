package trees;

import io.streamwright.Apply;
import io.streamwright.KeyedBy;
import io.streamwright.OnEvent;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.State;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Types that refer to themselves, directly and through each other. */
@StreamJob("trees")
interface Trees {
    record Tree(String name, List<Tree> children, Optional<Leaf> leaf) {}

    record Leaf(Tree owner, Map<String, Leaf> siblings) {}

    class Chain {
        Chain next;
        Expression last;
    }

    sealed interface Expression {}

    sealed interface Binary extends Expression {}

    record Sum(Expression left, Expression right) implements Binary {}

    record Product(Expression left, Expression right) implements Binary {}

    record Constant(int value) implements Expression {}

    @KeyedBy("name")
    class Last {
        @State
        Tree tree;

        @State
        Chain chain;

        @OnEvent
        Expression replace(Tree next) {
            tree = next;
            Chain added = new Chain();
            added.next = chain;
            chain = added;
            return new Sum(new Constant(1), new Product(new Constant(2), new Constant(3)));
        }
    }

    @Source("file:trees.jsonl")
    StreamOf<Tree> trees();

    @Apply(Last.class)
    @Sink("log:")
    StreamOf<Expression> expressions();
}
