package org.ridgepoint.experiment.chart;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A chart with what it shows and the numbers behind it.
 *
 * @param id names it in files and links
 * @param title what it shows, in a few words
 * @param caption how to read it, in a sentence or two
 * @param drawing the chart
 * @param table its numbers
 */
public record Figure(String id, String title, String caption, Drawing drawing, Table table) {
    private static final Pattern VIEW = Pattern.compile("<svg( .*?)viewBox=\"0 0 ([0-9.]+) ([0-9.]+)\"");

    /** A chart's SVG element, and the width under which it cannot be read. */
    public record Drawing(String svg, int leastWidth) {}

    /**
     * Numbers in words.
     *
     * @param header of the columns
     * @param rows one text for each column
     */
    public record Table(List<String> header, List<List<String>> rows) {
        /** Copies the lists. */
        public Table {
            header = List.copyOf(header);
            rows = List.copyOf(rows);
        }
    }

    /** The chart as a file of its own, in the colours for paper, with its size and its title for whoever puts it elsewhere. */
    public String file() {
        String declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
        String svg = drawing.svg();
        int content = svg.indexOf('>') + 1;
        String opening = VIEW.matcher(svg.substring(0, content))
                .replaceFirst(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"$2\" height=\"$3\"$1viewBox=\"0 0 $2 $3\"");
        return declaration + opening + new Markup().element("title", title) + "<style>" + Style.paper() + "</style>"
                + svg.substring(content) + "\n";
    }
}
