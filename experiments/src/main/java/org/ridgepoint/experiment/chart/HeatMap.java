package org.ridgepoint.experiment.chart;

import java.util.List;

/** Values on a grid of two axes, stronger in colour where they are higher; a cell may be without a value. */
public final class HeatMap {
    private static final int LEFT = 190;
    private static final int TOP = 24;
    private static final int BOTTOM = 62;
    private static final int ROW = 38;
    private static final int WIDEST = 110;
    private static final int SHADES = 8;

    private final String title;
    private final Side across;
    private final Side down;
    private final Markup out = new Markup();
    private final double cell;

    /** A map of columns and rows, each with a title and names. */
    public HeatMap(String title, Side across, Side down) {
        this.title = title;
        this.across = across;
        this.down = down;
        this.cell = Math.min(
                WIDEST, (double) (Canvas.WIDTH - LEFT - 10) / across.names().size());
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
        draw(column, row, "none", why, label);
    }

    /** The chart. */
    public Figure.Drawing drawing() {
        int height = TOP + ROW * down.names().size() + BOTTOM;
        String box = "0 0 " + Canvas.WIDTH + " " + height;
        Markup all = new Markup();
        all.open("svg", "viewBox", box, "role", "group", "aria-label", title);
        names(all);
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

    private void names(Markup all) {
        all.open("g", "class", "axis", "aria-hidden", "true");
        all.element("text", down.title(), "class", "title", "x", LEFT - 12.0, "y", 15.0, "text-anchor", "end");
        double bottom = TOP + ROW * (double) down.names().size();
        for (int i = 0; i < down.names().size(); i++) {
            all.element("text", down.names().get(i), "x", LEFT - 12.0, "y", TOP + i * ROW + 23.0, "text-anchor", "end");
        }
        for (int i = 0; i < across.names().size(); i++) {
            all.element(
                    "text",
                    across.names().get(i),
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
