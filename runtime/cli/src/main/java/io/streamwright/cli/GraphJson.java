package io.streamwright.cli;

import io.streamwright.core.exchange.Partitioning;
import io.streamwright.core.graph.JobGraph;
import io.streamwright.core.graph.SettingNode;
import io.streamwright.core.graph.StreamNode;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a job as JSON, for programs. Members that say nothing are left out; new ones may be added. */
final class GraphJson {
    private GraphJson() {}

    /** One object, indented by stream, with a line feed at its end. */
    static String write(JobGraph graph, Addresses addresses) {
        String streams = graph.streams().stream()
                .map(node -> "    " + stream(node, addresses))
                .collect(Collectors.joining(",\n"));
        String settings =
                graph.settings().stream().map(node -> "    " + setting(node)).collect(Collectors.joining(",\n"));
        return "{\n  \"job\": " + quote(graph.name()) + ",\n  \"class\": " + quote(graph.className())
                + ",\n  \"parallelism\": " + graph.parallelism() + ",\n  \"streams\": " + list(streams)
                + ",\n  \"settings\": " + list(settings) + "\n}\n";
    }

    private static String list(String lines) {
        return lines.isEmpty() ? "[]" : "[\n" + lines + "\n  ]";
    }

    private static String stream(StreamNode node, Addresses addresses) {
        return object(members -> {
            members.text("name", node.name());
            members.text("kind", lower(node.kind()));
            members.text("type", node.type());
            members.texts("inputs", node.inputs());
            members.text("uid", node.uid());
            lanes(node, members);
            members.text("operator", node.operator());
            members.texts("key", node.key());
            members.text("window", node.window());
            members.text("watermark", node.watermark());
            StreamNode.SourceNode source = node.source();
            if (source != null) {
                members.raw("source", object(inner -> {
                    inner.text("address", addresses.source(node));
                    inner.text("onError", lower(source.onError()));
                }));
            }
            StreamNode.SinkNode sink = node.sink();
            if (sink != null) {
                members.raw("sink", object(inner -> {
                    inner.text("address", addresses.sink(node));
                    inner.text("guarantee", lower(sink.guarantee()));
                    inner.text("uid", sink.uid());
                }));
            }
        });
    }

    /** Without a parallelism on all lanes, without a partitioning on the lanes of its inputs. */
    private static void lanes(StreamNode node, Members members) {
        StreamNode.Placement placement = node.placement();
        members.raw("stage", Integer.toString(placement.stage()));
        if (placement.parallelism() > 0) {
            members.raw("parallelism", Integer.toString(placement.parallelism()));
        }
        if (placement.partitioning() != Partitioning.DIRECT) {
            members.text("partitioning", lower(placement.partitioning()));
        }
    }

    private static String setting(SettingNode node) {
        return object(members -> {
            members.text("name", node.name());
            members.text("expected", node.type().expected());
            members.raw("required", Boolean.toString(node.required()));
            members.text("description", node.description().isEmpty() ? null : node.description());
            members.texts("operators", node.operators());
        });
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String object(Consumer<Members> fill) {
        Members members = new Members();
        fill.accept(members);
        return members.text.append('}').toString();
    }

    private static String quote(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    /** The members of one object while it is written. */
    private static final class Members {
        private final StringBuilder text = new StringBuilder("{");

        void text(String name, @Nullable String value) {
            if (value != null) {
                raw(name, quote(value));
            }
        }

        void texts(String name, List<String> values) {
            if (!values.isEmpty()) {
                raw(name, values.stream().map(GraphJson::quote).collect(Collectors.joining(", ", "[", "]")));
            }
        }

        void raw(String name, String json) {
            text.append(text.length() == 1 ? "" : ", ")
                    .append(quote(name))
                    .append(": ")
                    .append(json);
        }
    }
}
