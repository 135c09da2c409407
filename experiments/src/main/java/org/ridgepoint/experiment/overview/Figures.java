package org.ridgepoint.experiment.overview;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ridgepoint.experiment.chart.Figure;

/** The files of a page: the page itself, and its charts where somebody asks for them. */
final class Figures {
    private Figures() {}

    static Map<String, byte[]> files(String html, List<Figure> figures, boolean svg) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("report.html", html.getBytes(StandardCharsets.UTF_8));
        if (svg) {
            figures.forEach(figure ->
                    files.put("chart-" + figure.id() + ".svg", figure.file().getBytes(StandardCharsets.UTF_8)));
        }
        return files;
    }
}
