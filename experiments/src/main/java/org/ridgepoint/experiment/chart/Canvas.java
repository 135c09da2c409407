package org.ridgepoint.experiment.chart;

import java.util.List;

/**
 * The frame that charts draw into: sides with their values, a legend above, and marks that speak for themselves. A mark is
 * a group with its numbers as its label, which the page's script shows and moves the focus over.
 */
final class Canvas {
    static final int WIDTH = 960;
    static final int LEAST_WIDTH = 720;

    private static final int LEFT = 78;
    private static final int RIGHT = 44;
    private static final int BOTTOM = 56;
    private static final int LEGEND_LINE = 22;
    private static final double LETTER = 7.6;
    private static final double NARROW = 4.6;
    private static final double WIDE = 10.4;
    private static final double BESIDE_TEXT = 38;

    private final Markup out = new Markup();
    private final Scale across;
    private final Scale up;
    private final int width;
    private final int height;
    private final int top;

    /** A canvas of a width and a height, titled for those who cannot see it. */
    Canvas(String title, Scale across, Scale up, List<Legend> legend, int width, int height) {
        this.across = across;
        this.up = up;
        this.width = width;
        this.top = 14 + LEGEND_LINE * legendLines(legend, width);
        this.height = height + top;
        out.open("svg", "viewBox", "0 0 " + width + " " + this.height, "role", "group", "aria-label", title);
        legend(legend);
    }

    /** A colour and what it stands for. */
    record Legend(String style, String name) {}

    Figure.Drawing drawing() {
        return drawing(LEAST_WIDTH);
    }

    Figure.Drawing drawing(int leastWidth) {
        return new Figure.Drawing(out + "</svg>", leastWidth);
    }

    /** The chart as a part of another, at some height in it. */
    String inside(int y) {
        String place = "<svg y=\"" + y + "\" width=\"" + width + "\" height=\"" + height + "\" ";
        return drawing().svg().replaceFirst("<svg ", place);
    }

    int height() {
        return height;
    }

    double x(double value) {
        return LEFT + across.at(value) * (width - LEFT - RIGHT);
    }

    double y(double value) {
        return height - BOTTOM - up.at(value) * (height - BOTTOM - top);
    }

    Markup out() {
        return out;
    }

    /** Lines and values along the left side. */
    void leftAxis() {
        out.open("g", "class", "axis", "aria-hidden", "true");
        for (double tick : up.ticks()) {
            out.leaf("path", "d", line(LEFT, y(tick), width - RIGHT, y(tick)));
            out.element("text", Scale.label(tick), "x", (double) LEFT - 8, "y", y(tick) + 4, "text-anchor", "end");
        }
        double middle = (top + height - BOTTOM) / 2.0;
        String turned = "rotate(-90 16 " + Markup.coordinate(middle) + ")";
        out.element(
                "text",
                up.title(),
                "class",
                "title",
                "x",
                16.0,
                "y",
                middle,
                "text-anchor",
                "middle",
                "transform",
                turned);
        out.close("g");
    }

    /** Values along the bottom. */
    void bottomAxis() {
        out.open("g", "class", "axis", "aria-hidden", "true");
        for (double tick : across.ticks()) {
            out.leaf("path", "d", line(x(tick), height - BOTTOM, x(tick), height - BOTTOM + 5));
            out.element("text", Scale.label(tick), "x", x(tick), "y", height - BOTTOM + 20.0, "text-anchor", "middle");
        }
        bottomTitle(across.title());
        out.close("g");
    }

    /** What lies along the bottom. */
    void bottomTitle(String title) {
        out.element(
                "text",
                title,
                "class",
                "title",
                "x",
                (LEFT + width - RIGHT) / 2.0,
                "y",
                height - 10.0,
                "text-anchor",
                "middle");
    }

    /** A value below the chart that is no number. */
    void bottomLabel(double x, String label) {
        out.element("text", label, "class", "label", "x", x, "y", height - BOTTOM + 20.0, "text-anchor", "middle");
    }

    /** A line across the chart at a value, with its name over it. */
    void level(double value, String name) {
        out.open("g", "class", "level", "aria-hidden", "true");
        out.leaf("path", "d", line(LEFT, y(value), width - RIGHT, y(value)));
        out.element("text", name, "x", width - RIGHT - 4.0, "y", y(value) - 5, "text-anchor", "end");
        out.close("g");
    }

    /** Begins a mark whose numbers a reader is told. */
    void beginMark(String label) {
        out.open("g", "class", "m", "role", "img", "aria-label", label);
    }

    void endMark() {
        out.close("g");
    }

    /** A rectangle between two corners. */
    void box(String style, double x0, double y0, double x1, double y1) {
        out.leaf(
                "rect",
                "class",
                style,
                "x",
                Math.min(x0, x1),
                "y",
                Math.min(y0, y1),
                "width",
                Math.abs(x1 - x0),
                "height",
                Math.abs(y1 - y0));
    }

    /** A path's text through two points. */
    static String line(double x0, double y0, double x1, double y1) {
        return "M" + Markup.coordinate(x0) + " " + Markup.coordinate(y0) + "L" + Markup.coordinate(x1) + " "
                + Markup.coordinate(y1);
    }

    private void legend(List<Legend> legend) {
        out.open("g", "class", "legend", "aria-hidden", "true");
        double x = LEFT;
        double y = 16;
        for (Legend entry : legend) {
            if (x > LEFT && x + length(entry) > width - RIGHT) {
                x = LEFT;
                y += LEGEND_LINE;
            }
            out.leaf("rect", "class", entry.style(), "x", x, "y", y - 10, "width", 12, "height", 12, "rx", 2);
            out.element("text", entry.name(), "x", x + 17, "y", y);
            x += length(entry);
        }
        out.close("g");
    }

    private static int legendLines(List<Legend> legend, int width) {
        int lines = legend.isEmpty() ? 0 : 1;
        double x = LEFT;
        for (Legend entry : legend) {
            if (x > LEFT && x + length(entry) > width - RIGHT) {
                lines++;
                x = LEFT;
            }
            x += length(entry);
        }
        return lines;
    }

    private static double length(Legend entry) {
        return BESIDE_TEXT + entry.name().chars().mapToDouble(Canvas::letter).sum();
    }

    /** The width of a letter in the font of the charts: capitals, digits and a few others are wide. */
    private static double letter(int letter) {
        if ("ijltfr.,:;'|!()[] ".indexOf(letter) >= 0) {
            return NARROW;
        }
        return Character.isUpperCase(letter) || "mw%@+".indexOf(letter) >= 0 ? WIDE : LETTER;
    }
}
