package org.ridgepoint.experiment.chart;

import java.util.List;

/** Values on a grid of two axes, stronger in colour where they are higher; a cell may be without a value. */
public final class HeatMap {
    private static final int LEFT = 190;
    private static final int TOP = 24;
    private static final int BOTTOM = 62;
    private static final int ROW = 38;
    private static final double USUAL = 110;
    private static final double WIDEST = 220;
    private static final double LETTER = 7.6;
    private static final int SHADES = 8;
    private static final int HATCH = 9;
    private static final int FEWEST_LETTERS = 5;
    private static final int LEGEND = 26;
    private static final int LEGEND_WIDTH = 290;

    private final String title;
    private final Side across;
    private final Side down;
    private final Markup out = new Markup();
    private final double cell;
    private boolean hasExcluded;
    private boolean hasNone;

    /** A map of columns and rows, each with a title and names. */
    public HeatMap(String title, Side across, Side down) {
        this.title = title;
        this.across = across;
        this.down = down;
        int longest = across.names().stream().mapToInt(String::length).max().orElse(0);
        double wanted = Math.max(USUAL, Math.min(WIDEST, LETTER * (longest + 2)));
        this.cell = Math.min(
                wanted, (double) (Canvas.WIDTH - LEFT - 10) / across.names().size());
    }

    /**
     * A side of the map.
     *
     * @param title what varies along it
     * @param names of its columns or rows
     */
    public record Side(String title, List<String> names) {
        /** Copies the names. */
        public Side {
            names = List.copyOf(names);
        }
    }

    /** Fills a cell: its shade, 0 to 1, the value in it, and what it says of itself. */
    public void cell(int column, int row, double shade, String value, String label) {
        long step = Math.round(Math.max(0, Math.min(1, shade)) * (SHADES - 1));
        draw(column, row, "h" + step, value, label);
    }

    /** A cell without a value. */
    public void empty(int column, int row, String why, String label) {
        hasNone = true;
        draw(column, row, "none", why, label);
    }

    /** A cell of no point at all. */
    public void excluded(int column, int row, String label) {
        hasExcluded = true;
        double x = LEFT + column * cell;
        double y = TOP + row * (double) ROW;
        out.open("g", "class", "m", "role", "img", "aria-label", label);
        out.leaf("rect", "class", "out", "x", x, "y", y, "width", cell - 2, "height", ROW - 2);
        out.leaf("path", "class", "hatch", "d", hatch(x, y, cell - 2, ROW - 2), "aria-hidden", "true");
        out.close("g");
    }

    /** Slanted lines across a box. */
    private static String hatch(double x, double y, double width, double height) {
        StringBuilder path = new StringBuilder();
        for (double at = HATCH; at < width + height; at += HATCH) {
            double over = Math.max(0, at - width);
            double below = Math.max(0, at - height);
            path.append(Canvas.line(x + at - over, y + over, x + below, y + at - below));
        }
        return path.toString();
    }

    /** The chart. */
    public Figure.Drawing drawing() {
        int height = TOP + ROW * down.names().size() + BOTTOM + (hasExcluded || hasNone ? LEGEND : 0);
        String box = "0 0 " + Canvas.WIDTH + " " + height;
        Markup all = new Markup();
        all.open("svg", "viewBox", box, "role", "group", "aria-label", title);
        names(all);
        legend(all, height - LEGEND);
        return new Figure.Drawing(all.raw(out.toString()) + "</svg>", Canvas.LEAST_WIDTH);
    }

    private void draw(int column, int row, String style, String value, String label) {
        double x = LEFT + column * cell;
        double y = TOP + row * (double) ROW;
        out.open("g", "class", "m", "role", "img", "aria-label", label);
        out.leaf("rect", "class", style, "x", x, "y", y, "width", cell - 2, "height", ROW - 2);
        out.element("text", value, "class", "in " + style, "x", x + cell / 2 - 1, "y", y + 23, "text-anchor", "middle");
        out.close("g");
    }

    /** What cells without a value are. */
    private void legend(Markup all, double y) {
        double x = LEFT;
        all.open("g", "class", "legend", "aria-hidden", "true");
        if (hasExcluded) {
            all.leaf("rect", "class", "out", "x", x, "y", y, "width", 18, "height", 14);
            all.leaf("path", "class", "hatch", "d", hatch(x, y, 18, 14));
            all.element("text", "no point: a constraint excludes it", "x", x + 25, "y", y + 12);
            x += LEGEND_WIDTH;
        }
        if (hasNone) {
            all.leaf("rect", "class", "none", "x", x, "y", y, "width", 18, "height", 14);
            all.element("text", "cannot be run; points.csv says why", "x", x + 25, "y", y + 12);
        }
        all.close("g");
    }

    /** A name without its middle where it is longer than its place. */
    private static String fitting(String name, double width) {
        int room = (int) (width / LETTER) - 1;
        if (name.length() <= room || room < FEWEST_LETTERS) {
            return name;
        }
        int end = (room - 1) / 2;
        return name.substring(0, room - 1 - end) + "\u2026" + name.substring(name.length() - end);
    }

    private void names(Markup all) {
        all.open("g", "class", "axis", "aria-hidden", "true");
        all.element("text", down.title(), "class", "title", "x", LEFT - 12.0, "y", 15.0, "text-anchor", "end");
        double bottom = TOP + ROW * (double) down.names().size();
        for (int i = 0; i < down.names().size(); i++) {
            all.element(
                    "text",
                    fitting(down.names().get(i), LEFT),
                    "x",
                    LEFT - 12.0,
                    "y",
                    TOP + i * ROW + 23.0,
                    "text-anchor",
                    "end");
        }
        for (int i = 0; i < across.names().size(); i++) {
            all.element(
                    "text",
                    fitting(across.names().get(i), cell),
                    "x",
                    LEFT + (i + 0.5) * cell,
                    "y",
                    bottom + 18,
                    "text-anchor",
                    "middle");
        }
        double middle = LEFT + cell * across.names().size() / 2;
        all.element("text", across.title(), "class", "title", "x", middle, "y", bottom + 44, "text-anchor", "middle");
        all.close("g");
    }
}
