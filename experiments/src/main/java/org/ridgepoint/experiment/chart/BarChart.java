package org.ridgepoint.experiment.chart;

import java.util.ArrayList;
import java.util.List;

/** Horizontal bars with their names before them and their values behind. */
public final class BarChart {
    private static final int ROW = 34;
    private static final int NAMES = 230;
    private static final int VALUES = 170;

    private final String title;
    private final List<Bar> bars = new ArrayList<>();

    /** A chart without bars. */
    public BarChart(String title) {
        this.title = title;
    }

    private record Bar(String style, String name, double length, String value) {}

    /** One more bar: its style, its name, how long it is, and its value in words. */
    public void add(String style, String name, double length, String value) {
        bars.add(new Bar(style, name, length, value));
    }

    /** The chart. */
    public Figure.Drawing drawing() {
        double longest = bars.stream().mapToDouble(Bar::length).max().orElse(0);
        Scale scale = Scale.exact("", longest);
        Markup out = new Markup();
        String box = "0 0 " + Canvas.WIDTH + " " + (ROW * bars.size() + 10);
        out.open("svg", "viewBox", box, "role", "group", "aria-label", title);
        for (int i = 0; i < bars.size(); i++) {
            draw(out, bars.get(i), scale.at(bars.get(i).length()), ROW * i + 5.0);
        }
        return new Figure.Drawing(out + "</svg>", Canvas.LEAST_WIDTH);
    }

    private static void draw(Markup out, Bar bar, double share, double y) {
        double length = share * (Canvas.WIDTH - NAMES - VALUES);
        out.open("g", "class", "m", "role", "img", "aria-label", bar.name() + ": " + bar.value());
        out.leaf("rect", "class", "hit", "x", 0, "y", y, "width", Canvas.WIDTH, "height", (double) ROW);
        out.element("text", bar.name(), "class", "bar", "x", NAMES - 12, "y", y + 22, "text-anchor", "end");
        out.leaf("rect", "class", bar.style(), "x", NAMES, "y", y + 5, "width", length, "height", ROW - 10);
        out.element("text", bar.value(), "class", "bar", "x", NAMES + length + 8, "y", y + 22);
        out.close("g");
    }
}
