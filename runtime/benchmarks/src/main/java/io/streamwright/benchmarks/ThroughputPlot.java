package io.streamwright.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * Bars of events per second on a logarithmic scale, as SVG. Its colours can be told apart, and its text be read, on a
 * light page and on a dark one: there is no background.
 */
final class ThroughputPlot {
    private static final int WIDTH = 860;
    private static final int LEFT = 290;
    private static final int RIGHT = 70;
    private static final int TOP = 46;
    private static final int BAR = 9;
    private static final int GAP = 12;
    private static final double LOWEST = 0.1;
    private static final double HIGHEST = 200;
    private static final String GREY = "#7d8590";
    private static final List<String> COLOURS = List.of("#8b949e", "#39a0a8", "#2f81f7", "#d2762b", "#a371d8");

    private ThroughputPlot() {}

    static String of(List<Throughput.Row> rows, List<Side> sides) {
        StringBuilder body = new StringBuilder();
        int y = TOP;
        for (Throughput.Row row : rows) {
            List<Side> shown = sides.stream().filter(row::has).toList();
            int height = BAR * shown.size();
            body.append(text(LEFT - 10, y + height / 2 + 4, "end", label(row.load())));
            for (Side side : shown) {
                double rate = Numbers.median(row.of(side).rates());
                int width = Math.max(1, at(rate) - LEFT);
                body.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>%n"
                        .formatted(LEFT, y, width, BAR - 1, colour(sides, side)));
                body.append(text(LEFT + width + 4, y + BAR - 1, "start", Numbers.rate(rate))
                        .replace("font-size=\"12\"", "font-size=\"9\""));
                y += BAR;
            }
            y += GAP;
        }
        StringBuilder svg = new StringBuilder();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" "
                .formatted(WIDTH, y + 30, WIDTH, y + 30));
        svg.append("font-family=\"system-ui, sans-serif\">\n");
        svg.append("<title>Millions of events per second, logarithmic</title>\n");
        int x = LEFT;
        for (Side side : sides) {
            svg.append("<rect x=\"%d\" y=\"10\" width=\"12\" height=\"12\" fill=\"%s\"/>%n"
                    .formatted(x, colour(sides, side)));
            svg.append(text(x + 17, 20, "start", side.key()));
            x += 34 + 7 * side.key().length();
        }
        for (double tick = LOWEST; tick <= HIGHEST; tick *= 10) {
            svg.append("<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-opacity=\"0.35\"/>%n"
                    .formatted(at(tick), TOP - 8, at(tick), y, GREY));
            svg.append(text(at(tick), y + 16, "middle", tick < 1 ? "0.1" : String.format(Locale.ROOT, "%.0f", tick)));
        }
        svg.append(text(WIDTH - RIGHT, y + 16, "middle", "M events/s"));
        return svg.append(body).append("</svg>\n").toString().replace("\r\n", "\n");
    }

    private static int at(double rate) {
        double share = Math.log(Math.max(rate, LOWEST) / LOWEST) / Math.log(HIGHEST / LOWEST);
        return LEFT + (int) Math.round(share * (WIDTH - LEFT - RIGHT));
    }

    private static String colour(List<Side> sides, Side side) {
        return COLOURS.get(sides.indexOf(side) % COLOURS.size());
    }

    private static String label(Load load) {
        String title = load.workload().title();
        int detail = title.startsWith("Nexmark") ? title.length() : title.indexOf(':');
        String brief = detail > 0 ? title.substring(0, detail) : title;
        int comma = brief.indexOf(',');
        brief = comma > 0 && !brief.startsWith("Nexmark") ? brief.substring(0, comma) : brief;
        return load.keys() == 0 ? brief : brief + ", " + Numbers.keys(load);
    }

    private static String text(int x, int y, String anchor, String content) {
        return "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" font-size=\"12\" fill=\"%s\">%s</text>%n"
                .formatted(x, y, anchor, GREY, content.replace("&", "&amp;").replace("<", "&lt;"));
    }
}
