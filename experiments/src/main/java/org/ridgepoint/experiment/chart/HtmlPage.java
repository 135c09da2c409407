package org.ridgepoint.experiment.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A page of words, charts and the tables behind them in one file that asks the network for nothing: its own policy forbids
 * it to.
 */
public final class HtmlPage {
    private static final Pattern INSIDE_A_NUMBER = Pattern.compile("(?<=\\d) (?=\\d{3}(?!\\d)"
            + "|(%|[kMGTmunpf]?(s|B|B/s|Hz|J|W|op|Gop|TOPS|TOPS/W)|[KMG]iB)(?![A-Za-z0-9/]))");

    private final Markup body = new Markup();
    private final Markup scripts = new Markup();
    private final String title;
    private String plotStyle = "";

    /** A page under a title. */
    public HtmlPage(String title) {
        this.title = title;
        body.open("main").line().element("h1", title).line();
    }

    /** What the page comes to, before everything else. */
    public void lead(String text) {
        body.element("p", unbroken(text), "class", "lead").line();
    }

    /** A heading. */
    public void heading(String text) {
        body.element("h2", text).line();
    }

    /** A paragraph. */
    public void paragraph(String text) {
        body.element("p", unbroken(text)).line();
    }

    /** Points of a list. */
    public void list(List<String> points) {
        body.open("ul");
        points.forEach(point -> body.element("li", unbroken(point)));
        body.close("ul").line();
    }

    /** Figures by name. */
    public void facts(Map<String, String> facts) {
        body.open("dl", "class", "facts");
        facts.forEach((name, value) -> body.open("div")
                .element("dt", name)
                .element("dd", unbroken(value))
                .close("div"));
        body.close("dl").line();
    }

    /** What words on the page mean, behind one line that opens. */
    public void glossary(Map<String, String> words) {
        body.open("details", "id", "glossary").element("summary", "What the words mean");
        body.open("dl", "class", "glossary");
        words.forEach((word, meaning) -> body.element("dt", word).element("dd", unbroken(meaning)));
        body.close("dl").close("details").line();
    }

    /** A text whose lines end neither between the digits of a number nor between it and its unit. */
    static String unbroken(String text) {
        return INSIDE_A_NUMBER.matcher(text).replaceAll("\u00a0");
    }

    /** A chart with its numbers, under a heading. */
    public void figure(Figure figure) {
        body.open("section", "id", figure.id(), "aria-labelledby", figure.id() + "-title");
        body.element("h2", figure.title(), "id", figure.id() + "-title").line();
        body.element("p", figure.caption()).line();
        drawing(figure.title(), figure.drawing());
        body.open("details").element("summary", "The numbers as a table");
        table(figure.title(), figure.table());
        body.close("details").close("section").line();
    }

    /** Plots that a reader can zoom into; a page has one section of them at most. */
    public void plots(TimePlots plots) {
        body.open("div", "class", "plots", "role", "region", "aria-labelledby", "plots-title");
        body.element("h2", plots.title(), "id", "plots-title").line();
        body.element("p", plots.caption()).line();
        body.open("p", "class", "looks");
        LOOKS.forEach((look, name) -> body.element("button", name, "type", "button", "data-look", look));
        body.close("p").line();
        body.open("div", "id", "plots").close("div").close("div").line();
        plotStyle = resource(UPLOT + "dist/uPlot.min.css");
        scripts.raw("<!-- uPlot:\n" + resource(UPLOT + "LICENSE") + "-->\n");
        scripts.open("script")
                .raw(resource(UPLOT + "dist/uPlot.iife.min.js"))
                .close("script")
                .line();
        scripts.open("script", "type", "application/json", "id", "plots-data")
                .raw(plots.json())
                .close("script")
                .line();
        scripts.open("script").raw(resource("plots.js")).close("script").line();
    }

    /** A chart alone. */
    private void drawing(String name, Figure.Drawing drawing) {
        String width = "min-width:" + drawing.leastWidth() + "px";
        body.element("p", "\u2194 this chart is wider than the screen: swipe it sideways", "class", "more");
        body.open("div", "class", "scroll chart", "role", "region", "aria-label", "Chart: " + name, "tabindex", "0");
        body.open("div", "style", width)
                .raw(drawing.svg())
                .close("div")
                .close("div")
                .line();
    }

    /** A table that may be wider than the screen. */
    public void table(String name, Figure.Table table) {
        body.open("div", "class", "scroll", "role", "region", "aria-label", "Table: " + name, "tabindex", "0");
        body.open("table").open("thead").open("tr");
        table.header().forEach(column -> body.element("th", column, "scope", "col"));
        body.close("tr").close("thead").open("tbody").line();
        for (List<String> row : table.rows()) {
            body.open("tr").element("th", row.get(0), "scope", "row");
            row.stream().skip(1).forEach(field -> body.element("td", field));
            body.close("tr").line();
        }
        body.close("tbody").close("table").close("div").line();
    }

    /** The file. */
    public String html() {
        Markup page = new Markup();
        page.raw("<!DOCTYPE html>\n")
                .open("html", "lang", "en")
                .line()
                .open("head")
                .line();
        page.leaf("meta", "charset", "utf-8").line();
        page.leaf("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        page.leaf("meta", "name", "color-scheme", "content", "light dark").line();
        page.leaf("meta", "http-equiv", "Content-Security-Policy", "content", POLICY)
                .line();
        page.leaf("link", "rel", "icon", "href", "data:,").line();
        page.element("title", title)
                .line()
                .open("style")
                .raw(style() + plotStyle)
                .close("style")
                .line();
        page.close("head").line().open("body").line();
        page.raw(body.toString()).close("main").line();
        page.raw("<div id=\"tip\" aria-hidden=\"true\" hidden=\"\"></div>\n");
        page.open("script").raw(resource("page.js")).close("script").line();
        page.raw(scripts.toString());
        return page.close("body").close("html").line().toString();
    }

    private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/";

    /** Ways to move the span of time that is looked at. */
    private static final Map<String, String> LOOKS = looks();

    private static Map<String, String> looks() {
        Map<String, String> looks = new LinkedHashMap<>();
        looks.put("in", "Zoom in");
        looks.put("out", "Zoom out");
        looks.put("earlier", "Earlier");
        looks.put("later", "Later");
        looks.put("whole", "Whole run");
        return looks;
    }

    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

    /** The colours and rules of charts, tables and pages, for a page that is put together elsewhere. */
    public static String styleSheet() {
        return style();
    }

    /** What has marks of charts speak to pointer and keyboard, for such a page. */
    public static String script() {
        return resource("page.js");
    }

    private static String style() {
        return ":root{" + Style.light() + "}\n@media screen and (prefers-color-scheme:dark){:root{" + Style.dark()
                + "}}\n" + resource("page.css") + Style.page();
    }

    private static String resource(String name) {
        try (InputStream stream = HtmlPage.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
