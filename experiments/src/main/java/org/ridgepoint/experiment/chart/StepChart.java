package org.ridgepoint.experiment.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ridgepoint.experiment.chart.Canvas.Legend;

/** Amounts that change at steps along a scale: stacked areas, boxes behind them, and a line over them. */
public final class StepChart {
    private static final int HEIGHT = 320;

    private final String title;
    private final Scale across;
    private final Scale up;
    private final List<Legend> legend = new ArrayList<>();
    private final List<Box> boxes = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Outline> outlines = new ArrayList<>();
    private Optional<Level> level = Optional.empty();

    /** A chart on two scales. */
    public StepChart(String title, Scale across, Scale up) {
        this.title = title;
        this.across = across;
        this.up = up;
    }

    private record Box(String style, String label, Interval across, Interval up) {}

    private record Step(String label, Interval across, List<Band> parts) {}

    private record Outline(String style, List<Interval> steps, List<Double> heights) {}

    private record Level(double value, String name) {}

    /** From a value to another. */
    public record Interval(double from, double to) {}

    /** A part of a stack: its style and its height. */
    public record Band(String style, double height) {}

    /** Says what a style stands for. */
    public void legend(String style, String name) {
        legend.add(new Legend(style, name));
    }

    /** A named line across the chart. */
    public void level(double value, String name) {
        level = Optional.of(new Level(value, name));
    }

    /** A box that says something of itself. */
    public void box(String style, String label, Interval across, Interval up) {
        boxes.add(new Box(style, label, across, up));
    }

    /** A step of stacked parts, lowest first, that says something of itself. */
    public void step(String label, Interval across, List<Band> parts) {
        steps.add(new Step(label, across, List.copyOf(parts)));
    }

    /** A line over steps of some heights. */
    public void outline(String style, List<Interval> steps, List<Double> heights) {
        outlines.add(new Outline(style, List.copyOf(steps), List.copyOf(heights)));
    }

    /** The chart. */
    public Figure.Drawing drawing() {
        Canvas canvas = new Canvas(title, across, up, legend, Canvas.WIDTH, HEIGHT);
        canvas.leftAxis();
        canvas.bottomAxis();
        steps.forEach(step -> draw(canvas, step));
        boxes.forEach(box -> draw(canvas, box));
        outlines.forEach(outline -> draw(canvas, outline));
        level.ifPresent(line -> canvas.level(line.value(), line.name()));
        return canvas.drawing();
    }

    private static void draw(Canvas canvas, Box box) {
        canvas.beginMark(box.label());
        draw(canvas, box.style(), box.across(), box.up());
        canvas.endMark();
    }

    private void draw(Canvas canvas, Step step) {
        canvas.beginMark(step.label());
        draw(canvas, "hit", step.across(), new Interval(up.least(), up.most()));
        double below = 0;
        for (Band part : step.parts()) {
            double above = below + part.height();
            if (canvas.y(below) - canvas.y(above) >= 0.1) {
                draw(canvas, part.style(), step.across(), new Interval(below, above));
            }
            below = above;
        }
        canvas.endMark();
    }

    private static void draw(Canvas canvas, String style, Interval across, Interval up) {
        canvas.box(style, canvas.x(across.from()), canvas.y(up.from()), canvas.x(across.to()), canvas.y(up.to()));
    }

    private static void draw(Canvas canvas, Outline outline) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < outline.steps().size(); i++) {
            Interval range = outline.steps().get(i);
            double y = canvas.y(outline.heights().get(i));
            path.append(path.isEmpty() ? 'M' : 'L').append(Markup.coordinate(canvas.x(range.from())));
            path.append(' ').append(Markup.coordinate(y)).append('H').append(Markup.coordinate(canvas.x(range.to())));
        }
        if (!path.isEmpty()) {
            canvas.out().leaf("path", "class", outline.style(), "d", path, "aria-hidden", "true");
        }
    }
}
