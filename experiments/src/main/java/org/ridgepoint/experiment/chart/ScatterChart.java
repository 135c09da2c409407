package org.ridgepoint.experiment.chart;

import java.util.ArrayList;
import java.util.List;
import org.ridgepoint.experiment.chart.Canvas.Legend;

/** Points on two scales, with lines among them. */
public final class ScatterChart {
    private static final int HEIGHT = 440;
    private static final int MOST_NAMES = 12;
    /** Colours that are told apart best, in the order in which kinds of points take them. */
    private static final List<String> STYLES =
            List.of("s10", "s4", "s0", "s7", "s6", "s11", "s9", "s12", "s2", "s13", "s5", "s1", "s8", "s3", "s14");

    private final String title;
    private final Scale across;
    private final Scale up;
    private final List<Line> lines = new ArrayList<>();
    private final List<Marker> marks = new ArrayList<>();
    private final List<Name> names = new ArrayList<>();
    private final List<Legend> legend = new ArrayList<>();
    private List<String> places = List.of();

    /** A chart on two scales. */
    public ScatterChart(String title, Scale across, Scale up) {
        this.title = title;
        this.across = across;
        this.up = up;
    }

    /** The style of a kind of points by its number from 0; of many kinds some look alike. */
    public static String style(int kind) {
        return STYLES.get(kind % STYLES.size());
    }

    private record Line(String style, List<Position> through) {}

    private record Marker(String style, String label, Position at, double radius) {}

    private record Name(String text, Position at, boolean above) {}

    /** A place on the two scales. */
    public record Position(double across, double up) {}

    /** Says what a style stands for. */
    public void legend(String style, String name) {
        legend.add(new Legend(style, name));
    }

    /** Names of the places 1, 2, 3 and so on along the bottom, in place of numbers. */
    public void places(List<String> names) {
        places = List.copyOf(names);
    }

    /** A line through points. */
    public void line(String style, List<Position> through) {
        lines.add(new Line(style, List.copyOf(through)));
    }

    /** A point: its style, what it says of itself, where it lies, and its radius. */
    public void point(String style, String label, Position at, double radius) {
        marks.add(new Marker(style, label, at, radius));
    }

    /** Words left of a place and above it. */
    public void nameAbove(String text, Position at) {
        names.add(new Name(text, at, true));
    }

    /** Words right of a place and below it. */
    public void nameBelow(String text, Position at) {
        names.add(new Name(text, at, false));
    }

    /** The chart. */
    public Figure.Drawing drawing() {
        Canvas canvas = new Canvas(title, across, up, legend, Canvas.WIDTH, HEIGHT);
        canvas.leftAxis();
        bottom(canvas);
        lines.forEach(line -> draw(canvas, line));
        marks.forEach(mark -> draw(canvas, mark));
        names.forEach(name -> draw(canvas, name));
        return canvas.drawing();
    }

    private void bottom(Canvas canvas) {
        if (places.isEmpty()) {
            canvas.bottomAxis();
            return;
        }
        int step = 1 + places.size() / MOST_NAMES;
        canvas.out().open("g", "class", "axis", "aria-hidden", "true");
        for (int i = 0; i < places.size(); i += step) {
            canvas.bottomLabel(canvas.x(i + 1), places.get(i));
        }
        canvas.bottomTitle(across.title());
        canvas.out().close("g");
    }

    private static void draw(Canvas canvas, Line line) {
        StringBuilder path = new StringBuilder();
        for (Position position : line.through()) {
            path.append(path.isEmpty() ? 'M' : 'L')
                    .append(Markup.coordinate(canvas.x(position.across())))
                    .append(' ')
                    .append(Markup.coordinate(canvas.y(position.up())));
        }
        canvas.out().leaf("path", "class", line.style(), "d", path, "aria-hidden", "true");
    }

    private static void draw(Canvas canvas, Marker mark) {
        canvas.beginMark(mark.label());
        double x = canvas.x(mark.at().across());
        double y = canvas.y(mark.at().up());
        canvas.out().leaf("circle", "class", mark.style(), "cx", x, "cy", y, "r", mark.radius());
        canvas.endMark();
    }

    private static void draw(Canvas canvas, Name name) {
        double x = canvas.x(name.at().across()) + (name.above() ? -12 : 12);
        double y = canvas.y(name.at().up()) + (name.above() ? -9 : 20);
        String anchor = name.above() ? "end" : "start";
        canvas.out()
                .element(
                        "text",
                        name.text(),
                        "class",
                        "name",
                        "x",
                        x,
                        "y",
                        y,
                        "text-anchor",
                        anchor,
                        "aria-hidden",
                        "true");
    }
}
