package io.streamwright.metrics;

/**
 * Writes the text format of Prometheus, version 0.0.4: families one after the other, each with its help, its type and its
 * samples. Used by one thread.
 */
final class PrometheusText {
    private final StringBuilder out = new StringBuilder(4096);

    /** How a family is to be read. */
    enum FamilyType {
        COUNTER,
        GAUGE,
        HISTOGRAM
    }

    /** Begins a family; all of its samples follow. */
    void family(String name, FamilyType type, String help) {
        out.append("# HELP ").append(name).append(' ');
        escape(help, false);
        out.append("\n# TYPE ").append(name).append(' ').append(type.name().toLowerCase(java.util.Locale.ROOT));
        out.append('\n');
    }

    /**
     * Writes a sample.
     *
     * @param labels names and values in turn
     */
    void sample(String name, double value, String... labels) {
        out.append(name);
        for (int i = 0; i < labels.length; i += 2) {
            out.append(i == 0 ? '{' : ',').append(labels[i]).append("=\"");
            escape(labels[i + 1], true);
            out.append('"');
        }
        out.append(labels.length == 0 ? " " : "} ").append(number(value)).append('\n');
    }

    /** As Go's ParseFloat reads it. */
    static String number(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1L << 53;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }

    private void escape(String text, boolean label) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '"' -> out.append(label ? "\\\"" : "\"");
                default -> out.append(c);
            }
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
