package io.streamwright.flink.own;

import io.streamwright.ListState;
import io.streamwright.MapState;
import io.streamwright.flink.own.Expiring.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the operators of {@link Expiring} have in common. */
final class Obedience {
    private Obedience() {}

    /** Does it with the lists and maps of ours. */
    static String done(Order order, @Nullable Long seen, MapState<String, Long> entries, ListState<Long> elements) {
        String result = "";
        switch (order.deed()) {
            case GET -> result += entries.get(order.entry());
            case PUT -> entries.put(order.entry(), order.value());
            case CONTAINS -> result += entries.contains(order.entry());
            case REMOVE -> entries.remove(order.entry());
            case ENTRIES -> {
                TreeMap<String, Long> all = new TreeMap<>();
                entries.entries().forEach(entry -> all.put(entry.getKey(), entry.getValue()));
                result += all;
            }
            case CLEAR -> {
                entries.clear();
                elements.clear();
            }
            case ADD -> elements.add(order.value());
            case ELEMENTS -> {
                List<Long> all = new ArrayList<>();
                elements.forEach(all::add);
                result += all;
            }
            case UPDATE -> elements.update(List.of(order.value(), -order.value()));
            default -> result += "-";
        }
        return order.key() + " " + order.deed() + " " + seen + " " + result;
    }
}
