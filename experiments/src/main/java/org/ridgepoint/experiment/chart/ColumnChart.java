package org.ridgepoint.experiment.chart;

import java.util.ArrayList;
import java.util.List;
import org.ridgepoint.experiment.chart.Canvas.Legend;

/** Columns of stacked parts, one after the other in an order that means something. */
public final class ColumnChart {
    private static final int HEIGHT = 340;
    private static final double NARROWEST = 7;
    private static final double WIDEST = 60;
    private static final int MOST_IN_ONE = 240;
    private static final int IN_A_ROW = 125;

    private final String title;
    private final List<Series> series;
    private final Scale up;
    private final String along;
    private final List<Column> columns = new ArrayList<>();

    /** A chart of parts that are stacked in the order of the series, measured along {@code up}. */
    public ColumnChart(String title, List<Series> series, String along, Scale up) {
        this.title = title;
        this.series = List.copyOf(series);
        this.along = along;
        this.up = up;
    }

    /** A part that every column may have: its style and its name. */
    public record Series(String style, String name) {}

    private record Column(String label, double[] parts) {}

    /** One more column: what it says of itself, and a part for each series. */
    public void add(String label, double... parts) {
        columns.add(new Column(label, parts));
    }

    /** The chart: one row of columns, or where there are very many several rows on the same scale, one below the other. */
    public Figure.Drawing drawing() {
        if (columns.size() <= MOST_IN_ONE) {
            int width = (int) Math.max(Canvas.WIDTH, 102 + NARROWEST * columns.size());
            return row(0, columns.size(), width).drawing(Canvas.LEAST_WIDTH * width / Canvas.WIDTH);
        }
        Markup rows = new Markup();
        int top = 0;
        for (int from = 0; from < columns.size(); from += IN_A_ROW) {
            Canvas row = row(from, Math.min(columns.size(), from + IN_A_ROW), Canvas.WIDTH);
            rows.raw(row.inside(top));
            top += row.height();
        }
        Markup all = new Markup();
        all.open("svg", "viewBox", "0 0 " + Canvas.WIDTH + " " + top, "role", "group", "aria-label", title);
        return new Figure.Drawing(all.raw(rows.toString()).close("svg").toString(), Canvas.LEAST_WIDTH);
    }

    /** Some of the columns; the last row may have fewer, which are as wide as those above. */
    private Canvas row(int from, int to, int width) {
        List<Legend> legend = from > 0
                ? List.of()
                : series.stream()
                        .map(each -> new Legend(each.style(), each.name()))
                        .toList();
        Scale across = Scale.exact("", columns.size() <= MOST_IN_ONE ? columns.size() : IN_A_ROW);
        Canvas canvas = new Canvas(title, across, up, legend, width, HEIGHT);
        canvas.leftAxis();
        for (int i = from; i < to; i++) {
            draw(canvas, columns.get(i), i - from);
        }
        numbers(canvas, from, to);
        return canvas;
    }

    private void draw(Canvas canvas, Column column, int index) {
        double pitch = canvas.x(1) - canvas.x(0);
        double half = Math.min(pitch * 0.86, WIDEST) / 2;
        double middle = canvas.x(index + 0.5);
        canvas.beginMark(column.label());
        canvas.box("hit", middle - pitch / 2, canvas.y(up.least()), middle + pitch / 2, canvas.y(up.most()));
        double below = 0;
        for (int part = 0; part < column.parts().length; part++) {
            double above = below + column.parts()[part];
            if (canvas.y(below) - canvas.y(above) >= 0.1) {
                canvas.box(series.get(part).style(), middle - half, canvas.y(below), middle + half, canvas.y(above));
            }
            below = above;
        }
        canvas.endMark();
    }

    private void numbers(Canvas canvas, int from, int to) {
        canvas.out().open("g", "class", "axis", "aria-hidden", "true");
        int step = 1;
        while ((to - from) / step > 20) {
            step = next(step);
        }
        for (int number = from + 1; number <= to; number++) {
            if (number == 1 || number % step == 0) {
                canvas.bottomLabel(canvas.x(number - from - 0.5), Integer.toString(number));
            }
        }
        canvas.bottomTitle(along);
        canvas.out().close("g");
    }

    /** 1, 2, 5, 10, 20, 50 and so on. */
    private static int next(int step) {
        return Integer.toString(step).startsWith("2") ? step / 2 * 5 : step * 2;
    }
}
