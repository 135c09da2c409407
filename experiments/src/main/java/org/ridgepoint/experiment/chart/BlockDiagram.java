package org.ridgepoint.experiment.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A block diagram: boxes in columns, and arrows from one to another. */
public final class BlockDiagram {
    private static final int ROW = 76;
    private static final int BOX_HEIGHT = 46;
    private static final int GAP = 40;
    private static final int LEAST_BOX_WIDTH = 132;
    private static final int MARGIN = 12;
    private static final double LETTER = 7.4;
    private static final double APART = 5;
    private static final double TIP = 6;

    private final String title;
    private final List<Box> boxes = new ArrayList<>();
    private final List<Arrow> arrows = new ArrayList<>();

    /** A diagram without boxes. */
    public BlockDiagram(String title) {
        this.title = title;
    }

    /** A box's place among the columns that there are, and among the boxes of its column. */
    private record Box(String style, String name, String below, String label, int column) {}

    private record Arrow(int from, int to) {}

    /** Where a box lies. */
    private record Spot(double left, double middle, double width, int place) {}

    /** One more box: its style, two lines of text, all of it in words, and in which column it stands, of which some may be empty. */
    public void box(String style, String name, String below, String label, int column) {
        boxes.add(new Box(style, name, below, label, column));
    }

    /** An arrow between boxes, by the order in which they came. */
    public void arrow(int from, int to) {
        arrows.add(new Arrow(from, to));
    }

    public Figure.Drawing drawing() {
        double boxWidth = boxes.stream()
                .mapToDouble(box ->
                        LETTER * Math.max(box.name().length(), box.below().length()) + 2 * MARGIN)
                .reduce(LEAST_BOX_WIDTH, Math::max);
        List<Spot> spots = spots(boxWidth);
        int width = (int) Math.ceil(
                spots.stream().mapToDouble(spot -> spot.left() + boxWidth).max().orElse(0) + MARGIN + GAP / 2.0);
        Markup out = new Markup();
        out.open("svg", "viewBox", "0 0 " + width + " " + height(), "role", "group", "aria-label", title);
        arrows.forEach(arrow -> draw(out, spots.get(arrow.from()), spots.get(arrow.to())));
        for (int i = 0; i < boxes.size(); i++) {
            draw(out, boxes.get(i), spots.get(i));
        }
        return new Figure.Drawing(out + "</svg>", Math.min(width, Canvas.LEAST_WIDTH));
    }

    private int height() {
        return ROW * Math.max(2, mostRows()) + ROW / 2;
    }

    private int mostRows() {
        return (int) counts().values().stream().mapToLong(Long::longValue).max().orElse(1);
    }

    private Map<Integer, Long> counts() {
        Map<Integer, Long> counts = new TreeMap<>();
        boxes.forEach(box -> counts.merge(box.column(), 1L, Long::sum));
        return counts;
    }

    /** Columns stand side by side, empty ones left out; a column's boxes share its height evenly. */
    private List<Spot> spots(double boxWidth) {
        Map<Integer, Long> counts = counts();
        List<Integer> columns = List.copyOf(counts.keySet());
        Map<Integer, Integer> done = new TreeMap<>();
        List<Spot> spots = new ArrayList<>();
        for (Box box : boxes) {
            int row = done.merge(box.column(), 1, Integer::sum) - 1;
            int place = columns.indexOf(box.column());
            double share = (double) (height() - ROW / 2) / counts.get(box.column());
            spots.add(new Spot(MARGIN + place * (boxWidth + GAP), share * (row + 0.5), boxWidth, place));
        }
        return spots;
    }

    private static void draw(Markup out, Box box, Spot spot) {
        double top = spot.middle() - BOX_HEIGHT / 2.0;
        out.open("g", "class", "m", "role", "img", "aria-label", box.label());
        out.leaf(
                "rect",
                "class",
                box.style(),
                "x",
                spot.left(),
                "y",
                top,
                "width",
                spot.width(),
                "height",
                (double) BOX_HEIGHT,
                "rx",
                4);
        double centre = spot.left() + spot.width() / 2;
        out.element("text", box.name(), "class", box.style(), "x", centre, "y", top + 19, "text-anchor", "middle");
        out.element("text", box.below(), "class", box.style(), "x", centre, "y", top + 37, "text-anchor", "middle");
        out.close("g");
    }

    /** To the right a little above the middle, to the left a little below it; over other columns in a bow below them. */
    private static void draw(Markup out, Spot from, Spot to) {
        boolean right = to.place() > from.place();
        boolean same = to.place() == from.place();
        double shift = right ? -APART : APART;
        double x0 = right || same ? from.left() + from.width() : from.left();
        double x1 = right ? to.left() : same ? to.left() + to.width() : to.left() + to.width();
        double y0 = from.middle() + shift;
        double y1 = to.middle() + shift;
        double reach = (right || same ? 1 : -1) * GAP / 2.0;
        double last = same ? reach : -reach;
        boolean over = Math.abs(to.place() - from.place()) > 1;
        double bow = over ? BOX_HEIGHT * 1.1 : 0;
        out.open("g", "class", "over", "aria-hidden", "true");
        out.leaf("path", "d", curve(x0, y0, x0 + reach, y0 + bow, x1 + last, y1 + bow, x1, y1));
        double tip = same ? TIP : right ? -TIP : TIP;
        out.leaf(
                "path", "d", Canvas.line(x1, y1, x1 + tip, y1 - TIP / 2) + Canvas.line(x1, y1, x1 + tip, y1 + TIP / 2));
        out.close("g");
    }

    private static String curve(double... numbers) {
        StringBuilder path = new StringBuilder("M");
        for (int i = 0; i < numbers.length; i++) {
            path.append(i == 2 ? "C" : i > 0 ? " " : "").append(Markup.coordinate(numbers[i]));
        }
        return path.toString();
    }
}
